import { z } from 'zod'
import type { MediaMeasures } from '../item/media.ts'
import type { ItemId, RoundId } from '../kernel/ids.ts'

/** The place that a comment is pinned to: a region, a time in seconds, a point in pixels, or a word of a transcript. */
export const commentAnchorSchema = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('region'), region: z.string().min(1).max(64) }),
  z.strictObject({ at: z.literal('time'), seconds: z.number().min(0) }),
  z.strictObject({ at: z.literal('place'), x: z.number().min(0), y: z.number().min(0) }),
  z.strictObject({ at: z.literal('word'), index: z.number().int().min(0) }),
])
export type CommentAnchor = z.infer<typeof commentAnchorSchema>

/** Whether an item has the place: a time within its recording, a point within its picture. */
export function isWithin(anchor: CommentAnchor, measures: MediaMeasures | null): boolean {
  if (anchor.at === 'time') return measures?.kind === 'audio' && anchor.seconds <= measures.duration
  if (anchor.at === 'place')
    return measures?.kind === 'image' && anchor.x <= measures.width && anchor.y <= measures.height
  return true
}

/** A comment of a session, as those who voted see it. */
export type SeenComment = { id: string; author: string; text: string; at: string; anchor: CommentAnchor | null }

/** A lead's answer as a labeler reads it; who asked is not named. */
export type AnswerNote = {
  id: string
  text: string
  at: Date
  readAt: Date | null
  toAll: boolean
  question: { text: string; item: ItemId | null; round: RoundId | null; own: boolean }
}
