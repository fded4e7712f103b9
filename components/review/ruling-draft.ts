import { type ExampleKind, exampleKinds, type GuidelineEntry } from '#lib/domain/definition/guideline.ts'
import type { RulingFinding } from '#lib/domain/review/ruling.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'

/** What is said with a decision: why, and what follows for the label book. */
export type RulingDraft = {
  finding: RulingFinding
  reason: string
  entry: string | null
  proposal: string
  example: ExampleKind | null
}
export const emptyRuling: RulingDraft = { finding: 'decided', reason: '', entry: null, proposal: '', example: null }

/** Marks the item as example, counterexample, borderline case, then as nothing again; of the decided class's entry. */
export function cycleExample(
  draft: RulingDraft,
  decided: Answer | null,
  entries: readonly GuidelineEntry[],
): RulingDraft {
  const order = [null, ...exampleKinds]
  const example = order[(order.indexOf(draft.example) + 1) % order.length] ?? null
  return { ...draft, example, entry: draft.entry ?? entryOf(decided, entries) }
}

/** The entry that an answer is about: that of its class, else the first. */
function entryOf(decided: Answer | null, entries: readonly GuidelineEntry[]): string | null {
  const own = decided?.kind === 'choice' ? entries.find((entry) => entry.class === decided.class) : undefined
  return (own ?? entries[0])?.id ?? null
}
