import type { MediaMeasures } from '../item/media.ts'
import type { AnnotationId, ItemId, QuestionId } from '../kernel/ids.ts'
import type { PlainValue } from './value-of-answer.ts'

/** A value with the words for it: as given, and as the latest version reads it (or why it can't). */
export type TracedValue = { given: PlainValue; now: PlainValue | null; needsRelabel: string | null; version: number }

/** Where one label comes from: item ← answers ← versions ← rulings ← reasons. */
export type LabelChain = {
  item: { id: ItemId; externalId: string; revision: number; metadata: Record<string, string> }
  source: { name: string; licence: string; origin: string } | null
  batch: { name: string; at: string }
  media: {
    role: string
    kind: MediaMeasures['kind']
    fileName: string
    sha256: string
    upright: string | null
  }[]
  questions: {
    id: QuestionId
    name: string
    answers: (TracedValue & {
      annotation: AnnotationId
      pseudonym: string
      name: string
      round: number
      revision: number
      origin: string
      blind: boolean
      at: string
      undoneAt: string | null
      surplus: boolean
    })[]
    rulings: (TracedValue & {
      id: string
      finding: string
      reason: string
      author: string
      at: string
      supersededBy: string | null
      dissent: number
    })[]
    references: { kind: string; source: string; value: TracedValue }[]
  }[]
}
