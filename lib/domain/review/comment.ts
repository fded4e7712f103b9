import type { ItemId, RoundId } from '../kernel/ids.ts'

/** The place that a comment is pinned to: a region, a time in seconds, a point in pixels, or a word of a transcript. */
export type CommentAnchor =
  | { at: 'region'; region: string }
  | { at: 'time'; seconds: number }
  | { at: 'place'; x: number; y: number }
  | { at: 'word'; index: number }

/** A lead's answer as a labeler reads it; who asked is not named. */
export type AnswerNote = {
  id: string
  text: string
  at: Date
  readAt: Date | null
  toAll: boolean
  question: { text: string; item: ItemId | null; round: RoundId | null; own: boolean }
}
