import { codeAnswers, measureCodedAlpha } from '../agreement/coded-answers.ts'
import { moreItems } from '../agreement/more-items.ts'
import { boundsOf } from '../agreement/stop-rule.ts'
import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { AccountId, AnnotationId, ItemId } from '../kernel/ids.ts'
import { findQuestion } from '../schema/schema.ts'
import type { Resampling } from '../statistics/bootstrap.ts'
import { pairedDifference, unpairedDifference } from '../statistics/difference.ts'
import type { Figure } from '../statistics/figure.ts'
import type { Measurement } from '../statistics/measurement.ts'
import { type AgreementStep, changeOf, type StepEnd } from './agreement-step.ts'
import { informationLost } from './information-lost.ts'
import { axisKey, type MeasuredLabels, type MeasureInput, measurementOf, questionAt } from './measure-rounds.ts'

type Options = { bootstrap: number; seed: number }

/**
 * The steps between the measurements of the axis, in the order of the rounds: from each round under its own version to
 * its answers read at the next version that was measured, and to that next round; from the first to the last, where
 * there are steps between them; and from the last one to `target`, where that is a later version. Measurements of what
 * people labeled here and of what was imported are chains of their own. Bootstraps resample items, labelers fixed.
 *
 * @param measurements each with its alpha as the axis shows it, whose interval says how much a round adds to the variance
 */
export function compareMeasurements(
  input: MeasureInput,
  measurements: readonly { measured: MeasuredLabels; alpha: Figure | null }[],
  target: number,
  options: Options,
): AgreementStep[] {
  const alphas = new Map(measurements.map(({ measured, alpha }) => [measured, alpha]))
  const ends = new Map<MeasuredLabels, End>()
  const endOfRound = (measured: MeasuredLabels) => {
    const end = ends.get(measured) ?? endOf(input, measured, measured.labels, options)
    ends.set(measured, end)
    return end
  }
  const step = (before: MeasuredLabels, after: MeasuredLabels) => {
    const promise = readAgain(input, before, endOfRound, after.at, options)
    const fresh = freshStep(endOfRound(before), endOfRound(after), promise, () =>
      fixedShare(alphas.get(before) ?? null, alphas.get(after) ?? null),
    )
    return { promise, fresh }
  }
  return (['remeasured', 'imported'] as const).flatMap((how) => {
    const chain = measurements
      .map(({ measured }) => measured)
      .filter((one) => one.how === how && one.at === one.madeUnder)
    const [first, last] = [chain[0], chain.at(-1)]
    if (!first || !last) return []
    const steps = chain.slice(1).map((after, i) => step(chain[i] as MeasuredLabels, after))
    const overall = chain.length > 2 && first.at !== last.at ? [step(first, last).fresh] : []
    const open = readAgain(input, last, endOfRound, target, options)
    return [
      ...steps.flatMap(({ promise, fresh }) => [...(promise ? [promise] : []), fresh]),
      ...overall,
      ...(open ? [open] : []),
    ]
  })
}

/** The answers of a round under its own version and read at a later one; null where that does not ask the question. */
function readAgain(
  input: MeasureInput,
  before: MeasuredLabels,
  endOfRound: (measured: MeasuredLabels) => End,
  at: number,
  options: Options,
): AgreementStep | null {
  const made = input.tree.getNumbered(before.at)
  const version = input.tree.getNumbered(at)
  const round = input.rounds.find(({ id }) => id === before.round.id)
  if (at <= before.at || !made || !version || !round) return null
  if (!findQuestion(version.definition.schema, input.question)) return null
  const after = measurementOf(input, round, version.id)
  const readBefore = readable(before.labels)
  const readAfter = readable(after.labels)
  const both = (labels: readonly LabelAtVersion[]) =>
    labels.filter(({ given }) => readBefore.has(given.id) && readAfter.has(given.id))
  const kept = both(before.labels)
  const one = kept.length === before.labels.length ? endOfRound(before) : endOf(input, before, kept, options)
  const other = endOf(input, { ...after, how: 'recomputed' }, both(after.labels), options)
  const { figure } = pairedDifference(one.alpha, other.alpha, one.resampling)
  const answers = before.labels.map(({ given }) => given)
  return {
    ...stepOf('recomputed', one, other, figure),
    paired: true,
    unread: before.labels.length - one.answers,
    moreItems: itemsToTell(figure, other.shown.items, () => 0),
    promised: null,
    lost: informationLost(input.tree, input.question, answers, made.id, version.id),
  }
}

function readable(labels: readonly LabelAtVersion[]): ReadonlySet<AnnotationId> {
  return new Set(labels.flatMap(({ given, read }) => (read.kind === 'value' ? [given.id] : [])))
}

/** The answers of two rounds, each as it was given. */
function freshStep(one: End, other: End, promise: AgreementStep | null, fixed: () => number): AgreementStep {
  const paired = one.items.length === other.items.length && one.items.every((item, i) => item === other.items[i])
  const { figure } = (paired ? pairedDifference : unpairedDifference)(one.alpha, other.alpha, one.resampling)
  return {
    ...stepOf('fresh', one, other, figure),
    paired,
    unread: 0,
    moreItems: itemsToTell(figure, other.shown.items, paired ? () => 0 : fixed),
    promised: promise?.difference ?? null,
    lost: null,
  }
}

/** One end of a step, ready to be compared. */
type End = {
  shown: StepEnd
  alpha: Measurement
  resampling: Omit<Resampling, 'clusters'>
  items: readonly ItemId[]
  labelers: ReadonlySet<AccountId>
  answers: number
}

function endOf(
  input: MeasureInput,
  { how, round, at, random, simulated }: MeasuredLabels,
  labels: readonly LabelAtVersion[],
  { bootstrap, seed }: Options,
): End {
  const coded = codeAnswers(questionAt(input, at), labels, seed)
  const read = labels.filter((label) => label.read.kind === 'value')
  const several = [...Map.groupBy(read, ({ given }) => given.itemId).values()].filter(({ length }) => length > 1)
  const answers = several.reduce((sum, { length }) => sum + length, 0)
  const answersPerItem = several.length > 0 ? answers / several.length : 0
  return {
    shown: { how, round, at, random, simulated, items: several.length, answersPerItem },
    alpha: measureCodedAlpha(coded),
    // Choices show few patterns, which are drawn at once; the distribution is the same.
    resampling: { resamples: bootstrap, seed, method: coded.kind === 'choice' ? 'patterns' : 'units' },
    items: coded.items,
    labelers: new Set(read.map(({ given }) => given.accountId)),
    answers: read.length,
  }
}

function stepOf(kind: AgreementStep['kind'], one: End, other: End, difference: Figure) {
  const items = new Set(one.items)
  return {
    key: `${axisKey(one.shown)} to ${axisKey(other.shown)}`,
    kind,
    before: one.shown,
    after: other.shown,
    common: {
      items: other.items.filter((item) => items.has(item)).length,
      labelers: [...other.labelers].filter((labeler) => one.labelers.has(labeler)).length,
    },
    labelers: { before: one.labelers.size, after: other.labelers.size },
    difference,
  }
}

/** How much of the difference's variance the earlier round has, which is over: by the squares of the intervals' widths. */
function fixedShare(before: Figure | null, after: Figure | null): number {
  const [a, b] = [before, after].map((alpha) => {
    const bounds = alpha && boundsOf(alpha)
    return bounds ? (bounds.high - bounds.low) ** 2 : 0
  }) as [number, number]
  return a + b > 0 ? a / (a + b) : 0
}

function itemsToTell(difference: Figure, items: number, fixed: () => number): number | null {
  const bounds = boundsOf(difference)
  return bounds && changeOf(difference) === 'cannot_tell' ? moreItems(bounds, 0, items, fixed()) : null
}
