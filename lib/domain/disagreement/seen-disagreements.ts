import type { ItemId, QuestionId, RoundId } from '../kernel/ids.ts'

/** The disagreements of one round and question, as a page shows them; plain data. */
export type SeenDisagreements = {
  rounds: { id: RoundId; name: string; number: number; kind: 'label' | 'relabel' | 'import' }[]
  questions: { id: QuestionId; name: string }[]
  round: { id: RoundId; name: string } | null
  question: { id: QuestionId; name: string; kind: 'choice' | 'boxes' | 'text' } | null
  version: number | null
  /** Items with a ruling that stands. */
  ruled: number
  patterns: SeenPattern[]
}

export type SeenPattern = {
  key: string
  title: string
  impact: number
  items: { item: ItemId; name: string; impact: number; ruled: boolean }[]
}
