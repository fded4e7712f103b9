import {
  type ConsensusMethod,
  type FitOptions,
  type FittedConsensus,
  fitConsensus,
} from '#lib/domain/consensus/fit-consensus.ts'
import { type Comparison, type LabelerProfile, profileLabelers } from '#lib/domain/consensus/labeler-profile.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isDefined } from '#lib/domain/statistics/figure.ts'
import { wilsonInterval } from '#lib/domain/statistics/wilson-interval.ts'
import type { NamedAnswers } from './read-answers.ts'

/** All that the command says, in numbers; printed as JSON or as tables. */
export type ConsensusReport = {
  answers: NamedAnswers
  consensus: FittedConsensus
  profiles: readonly LabelerProfile[]
  /** Categories with those that occur in the gold labels only behind them. */
  categories: readonly string[]
  /** The share of gold items whose label is right; null without gold items. */
  accuracy: number | null
  /** Wilson's interval, which takes items as drawn independently. */
  accuracyInterval: readonly [number, number] | null
  hasGold: boolean
  goldItems: number
  /** Gold items that nobody answered; they are not compared. */
  goldUnanswered: number
}

/** Numbers that a model may keep per item or labeler and label: half a gigabyte of them. */
const mostCells = 60_000_000

/** Refuses free text taken for labels, whose tables would not fit into memory. */
function requireLabels({ ratings, items, labelers }: NamedAnswers): void {
  const different = ratings.categories.length
  const most = Math.max(items.length, labelers.length)
  if (different * most <= mostCells) return
  const message = `There are ${different.toLocaleString('en')} different labels among ${most.toLocaleString('en')} items, too many for a vote on labels. Transcripts have the methods rover and best-transcript.`
  throw new RefusalError({ code: 'too_large', message, field: 'value' })
}

/** A tied item counts as wrong: it names no label. */
export function buildReport(
  answers: NamedAnswers,
  method: ConsensusMethod,
  gold: Map<string, string> | null,
  options: FitOptions,
): ConsensusReport {
  const { ratings, items } = answers
  requireLabels(answers)
  const consensus = fitConsensus(ratings, method, options)
  const categories = withGoldCategories(ratings.categories, gold)
  const codeOf = new Map(categories.map((name, code) => [name, code]))
  const goldCodes = gold && Int32Array.from(items, (item) => codeOf.get(gold.get(item) ?? '\u0000 none') ?? -1)
  const profiles = profileLabelers({ ...ratings, categories }, goldCodes ?? undefined)
  let goldItems = 0
  let right = 0
  goldCodes?.forEach((code, u) => {
    if (code === -1 || consensus.patterns.patternOf[u] === -1) return
    goldItems++
    if (consensus.label[u] === code) right++
  })
  const accuracy = goldItems === 0 ? null : right / goldItems
  return {
    answers,
    consensus,
    profiles,
    categories,
    accuracy,
    accuracyInterval: wilsonInterval(right, goldItems),
    hasGold: gold !== null,
    goldItems,
    goldUnanswered: (gold?.size ?? 0) - goldItems,
  }
}

function withGoldCategories(categories: readonly string[], gold: Map<string, string> | null): string[] {
  const extra = new Set(gold?.values())
  for (const name of categories) extra.delete(name)
  return [...categories, ...[...extra].sort()]
}

/** The JSON of one labeler: skill, comparisons with counts and intervals, and her confusion matrices by label. */
export function describeLabeler(report: ConsensusReport, labeler: number): Record<string, unknown> {
  const { consensus, categories, profiles } = report
  const profile = profiles[labeler] as LabelerProfile
  const matrix = consensus.confusion(labeler)
  return {
    items: profile.units,
    skill: consensus.skill(labeler),
    ...describeComparison('accuracy', profile.gold),
    ...describeComparison('agreement_with_others', profile.others),
    confusion: matrix && nameMatrix(matrix, categories),
    confusion_gold: nameCounts(profile.gold, categories),
    confusion_others: nameCounts(profile.others, categories),
  }
}

function describeComparison(name: string, { accuracy }: Comparison): Record<string, unknown> {
  return {
    [name]: isDefined(accuracy) ? accuracy.value : null,
    [`${name}_interval`]: isDefined(accuracy) ? accuracy.interval : null,
    [`${name}_items`]: accuracy.units,
    [`${name}_undefined`]: isDefined(accuracy) ? null : accuracy.undefined,
  }
}

function nameMatrix(
  matrix: readonly number[][],
  categories: readonly string[],
): Record<string, Record<string, number>> {
  const named = (row: readonly number[]) => Object.fromEntries(row.map((p, given) => [categories[given], p]))
  return Object.fromEntries(matrix.map((row, truth) => [categories[truth], named(row)]))
}

function nameCounts({ confusion }: Comparison, categories: readonly string[]): Record<string, Record<string, number>> {
  const rows = Map.groupBy(confusion, (cell) => cell.truth)
  return Object.fromEntries(
    [...rows].map(([truth, cells]) => [
      categories[truth],
      Object.fromEntries(cells.map(({ given, count }) => [categories[given], count])),
    ]),
  )
}
