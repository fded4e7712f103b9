import { measureQuestion } from '../agreement/measure-question.ts'
import type { MeasureOptions, QuestionAgreement } from '../agreement/question-agreement.ts'
import { type GivenLabels, type LabelAtVersion, labelsAtVersion } from '../annotation/labels-at-version.ts'
import type { VersionTree } from '../definition/version-tree.ts'
import type { ItemId, QuestionId, RoundId, VersionId } from '../kernel/ids.ts'
import type { Question } from '../schema/question.ts'
import { findQuestion } from '../schema/schema.ts'

export type RoundFacts = {
  id: RoundId
  number: number
  name: string
  kind: 'label' | 'relabel' | 'import'
  version: VersionId
  openedAt: Date
}

/** Everything that the figures of one question rest on. */
export type MeasureInput = {
  tree: VersionTree
  question: QuestionId
  rounds: readonly RoundFacts[]
  /** The items of the rounds, and whether each was drawn at random. */
  items: readonly { round: RoundId; item: ItemId; random: boolean }[]
  given: readonly GivenLabels[]
  /** When each item was first ruled on. */
  ruledAt: ReadonlyMap<ItemId, Date>
  /** Only these items (a slice); null for all. */
  only: ReadonlySet<ItemId> | null
}

/**
 * Which kind of figure it is; the kinds are never mixed.
 * - `remeasured`: fresh, blind answers, read at the version that they were given under.
 * - `recomputed`: the same answers read at another version.
 * - `repeat`: items that a definition change left to be labeled again, after they were.
 * - `imported`: answers given elsewhere.
 */
export type How = 'remeasured' | 'recomputed' | 'repeat' | 'imported'

/** Items and answers that a figure leaves out, and why. */
export type LeftOut = { ruled: number; exemplified: number; notRandom: number; notBlind: number }

export type Measurement = {
  how: How
  round: Pick<RoundFacts, 'id' | 'number' | 'name'>
  /** Number of the version that the answers are read at, and of the one that they were given under. */
  at: number
  madeUnder: number
  leftOut: LeftOut
  /** Whether the items were drawn at random; else the figure speaks of these items only. */
  random: boolean
  simulated: boolean
}
export type MeasuredLabels = Measurement & { labels: LabelAtVersion[] }

/** The name of a measurement within a report: what a link to it carries. */
export function axisKey({ how, round, at }: Pick<Measurement, 'how' | 'round' | 'at'>): string {
  return `${how}-${round.number}-v${at}`
}

/**
 * The measurements that show a question at `target` beside what was measured before: every round under its own version,
 * and read at `target` where that is another one; relabel rounds at `target` only.
 */
export function listMeasurements(input: MeasureInput, target: VersionId): MeasuredLabels[] {
  const asks = (version: VersionId) =>
    findQuestion(input.tree.require(version).definition.schema, input.question) !== null
  return input.rounds
    .toSorted((a, b) => a.number - b.number)
    .flatMap((round) => {
      const own = round.kind === 'relabel' ? [] : [round.version]
      const versions = own.includes(target) ? own : [...own, target]
      return versions.filter(asks).map((version) => measurementOf(input, round, version))
    })
    .filter(({ labels }) => labels.length > 0)
}

/** Agreement over a measurement's labels, or over those of one slice. */
export function agreementAt(
  input: MeasureInput,
  measured: MeasuredLabels,
  options: MeasureOptions,
  only?: ReadonlySet<ItemId>,
): QuestionAgreement {
  const question = questionAt(input, measured.at)
  const labels = only ? measured.labels.filter(({ given }) => only.has(given.itemId)) : measured.labels
  return measureQuestion(question, labels, options)
}

/** The question as the version of that number asks it. */
export function questionAt({ tree, question }: Pick<MeasureInput, 'tree' | 'question'>, at: number): Question {
  const version = tree.getNumbered(at)
  const asked = version && findQuestion(version.definition.schema, question)
  if (!asked) throw new Error(`version ${at} does not ask question ${question}`)
  return asked
}

/** What one round's answers say when they are read at a version. */
export function measurementOf(input: MeasureInput, round: RoundFacts, version: VersionId): MeasuredLabels {
  const { tree, only } = input
  const inRound = input.items.filter(({ round: id, item }) => id === round.id && (only === null || only.has(item)))
  const someRandom = inRound.some(({ random }) => random)
  const exemplified = exampleItems(input, round.version)
  const leftOut: LeftOut = { ruled: 0, exemplified: 0, notRandom: 0, notBlind: 0 }
  const kept = new Set<ItemId>()
  for (const { item, random } of inRound) {
    // What a labeler could have read in a ruling or an example is no measurement of the definition.
    const ruled = input.ruledAt.get(item)
    if (round.kind !== 'import' && ruled && ruled < round.openedAt) leftOut.ruled++
    else if (round.kind !== 'import' && exemplified.has(item)) leftOut.exemplified++
    else if (round.kind === 'label' && someRandom && !random) leftOut.notRandom++
    else kept.add(item)
  }
  const ofRound = input.given.filter(
    (row) => kept.has(row.itemId) && (round.kind === 'relabel' || row.roundId === round.id),
  )
  const blind = ofRound.filter((row) => row.blind)
  leftOut.notBlind = ofRound.length - blind.length
  return {
    how: howOf(round, version),
    round: { id: round.id, number: round.number, name: round.name },
    at: tree.require(version).number,
    madeUnder: tree.require(round.version).number,
    leftOut,
    random: someRandom,
    simulated: blind.some(({ origin }) => origin === 'simulated'),
    labels: labelsAtVersion(tree, blind, input.question, version),
  }
}

function howOf(round: RoundFacts, version: VersionId): How {
  if (round.kind === 'import') return 'imported'
  if (round.kind === 'relabel') return 'repeat'
  return round.version === version ? 'remeasured' : 'recomputed'
}

function exampleItems({ tree, question }: MeasureInput, version: VersionId): Set<ItemId> {
  const { entries } = tree.require(version).definition.guideline
  return new Set(
    entries.filter((entry) => entry.question === question).flatMap(({ examples }) => examples.map(({ item }) => item)),
  )
}
