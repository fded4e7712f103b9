import { confusionKey, type QuestionAgreement } from '../agreement/question-agreement.ts'
import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ItemId } from '../kernel/ids.ts'
import type { ClassImportance } from '../project/settings.ts'
import type { Question } from '../schema/question.ts'
import type { PatternName } from './pattern-name.ts'
import { textPatterns } from './text-patterns.ts'

/** Items that show the same disagreement. `names` are class ids, "lacks", "no region", or two wordings. */
export type DisagreementPattern = {
  key: string
  names: [string, string]
  /** What the pattern costs over all its items, weighted by importance: how often × how bad × how important. */
  impact: number
  items: { item: ItemId; impact: number }[]
}

/** Slices of items, for weights that a project gives to slices. */
export type SlicesOfItem = ReadonlyMap<ItemId, readonly { name: string; value: string }[]>

/**
 * Groups the items that labelers disagree on by what they disagree about, the dearest pattern first, the dearest items
 * first within it. An item that shows several stands under the one with the greatest impact.
 */
export function triage(
  question: Question,
  labels: readonly LabelAtVersion[],
  agreement: QuestionAgreement,
  importance: readonly ClassImportance[],
  slices: SlicesOfItem,
): DisagreementPattern[] {
  const patternsOf = question.kind === 'text' ? textPatterns(question, labels) : confusionsOf(agreement)
  const totals = new Map<string, number>()
  const costs = agreement.perItem
    .filter(({ cost }) => cost > 0)
    .map(({ item, cost }) => ({ item, cost: cost * sliceWeight(importance, slices.get(item) ?? []) }))
  const weightOf = (names: readonly string[]) => classWeight(importance, names)
  for (const { item, cost } of costs) {
    for (const { key, names } of patternsOf.get(item) ?? [])
      totals.set(key, (totals.get(key) ?? 0) + cost * weightOf(names))
  }
  const patterns = new Map<string, DisagreementPattern>()
  for (const { item, cost } of costs) {
    const [first] = (patternsOf.get(item) ?? [otherPattern]).toSorted(
      (a, b) => (totals.get(b.key) ?? 0) - (totals.get(a.key) ?? 0) || (a.key < b.key ? -1 : 1),
    )
    const { key, names } = first ?? otherPattern
    const pattern = patterns.get(key) ?? { key, names, impact: 0, items: [] }
    const impact = cost * weightOf(names)
    pattern.impact += impact
    pattern.items.push({ item, impact })
    patterns.set(key, pattern)
  }
  return [...patterns.values()]
    .map((pattern) => ({
      ...pattern,
      items: pattern.items.toSorted((a, b) => b.impact - a.impact || (a.item < b.item ? -1 : 1)),
    }))
    .toSorted((a, b) => b.impact - a.impact || (a.key < b.key ? -1 : 1))
}

/** What differs in no way that has a name: outlines, for instance. */
const otherPattern: PatternName = { key: 'drawn differently', names: ['drawn', 'differently'] }

function confusionsOf(agreement: QuestionAgreement): Map<ItemId, PatternName[]> {
  const found = new Map<ItemId, PatternName[]>()
  for (const { a, b, items } of agreement.confusions) {
    const names: [string, string] = [a.kind === 'class' ? a.id : a.kind, b.kind === 'class' ? b.id : b.kind]
    const pattern = { key: confusionKey(a, b), names }
    for (const item of items) found.set(item, [...(found.get(item) ?? []), pattern])
  }
  return found
}

function classWeight(importance: readonly ClassImportance[], names: readonly string[]): number {
  return heaviest(importance, ({ subject }) => 'classId' in subject && names.includes(subject.classId))
}

function sliceWeight(
  importance: readonly ClassImportance[],
  slices: readonly { name: string; value: string }[],
): number {
  return heaviest(
    importance,
    ({ subject }) =>
      'slice' in subject && slices.some(({ name, value }) => name === subject.slice && value === subject.value),
  )
}

/** The greatest weight among those that apply; 1 where none does. */
function heaviest(importance: readonly ClassImportance[], applies: (one: ClassImportance) => boolean): number {
  const weights = importance.filter(applies).flatMap(({ weight }) => (weight === undefined ? [] : [weight]))
  return weights.length > 0 ? Math.max(...weights) : 1
}
