import type { Db } from '#db/client.ts'
import { firstRulings, roundItemRows, sliceRows } from '#db/queries/agreement.ts'
import { currentAnswerValues } from '#db/queries/annotation.ts'
import { getVersionTree } from '#db/queries/definition.ts'
import { itemNames } from '#db/queries/item-names.ts'
import { roundsOfProject } from '#db/queries/round.ts'
import { alphaAmong, type QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import { gatherAnswers } from '#lib/domain/annotation/gather-answers.ts'
import type { LabelAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import { textPatterns } from '#lib/domain/disagreement/text-patterns.ts'
import type { AgreementReport, AxisPoint, SliceFigures, Wording } from '#lib/domain/impact/agreement-report.ts'
import { compareMeasurements } from '#lib/domain/impact/compare-measurements.ts'
import { informationLost } from '#lib/domain/impact/information-lost.ts'
import {
  agreementAt,
  axisKey,
  listMeasurements,
  type MeasuredLabels,
  type MeasureInput,
  questionAt,
} from '#lib/domain/impact/measure-rounds.ts'
import { freshest, type StopReport, stopReport } from '#lib/domain/impact/stop-report.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { classesOf, type TextQuestion } from '#lib/domain/schema/question.ts'
import type { Report } from '../workers/serve-tasks.ts'
import type { AgreementRequest } from './agreement-request.ts'

const mostWordings = 200

type Slice = { item: ItemId; name: string; value: string }

/** Reads one snapshot and measures everything that the page shows of one question. */
export async function computeReport(
  view: Db,
  request: AgreementRequest,
  report: Report = () => {},
): Promise<AgreementReport> {
  report(0, 'Reading the answers')
  const slices = await sliceRows(view, request.project)
  const input = await gatherInput(view, request, slices)
  const measurements = listMeasurements(input, request.target)
  const options = { bootstrap: request.bootstrap, seed: request.seed }
  const only = request.usual === 'at_target' ? input.tree.require(request.target).number : null
  const chosen = measurements.find((one) => axisKey(one) === request.detail) ?? usualDetail(measurements, only)
  const points = measurements.map((measured, index) => {
    report((index + 1) / (measurements.length + 2), `Measuring ${measured.round.name} at version ${measured.at}`)
    const agreement = agreementAt(input, measured, options)
    return { measured, agreement, point: pointOf(measured, agreement) }
  })
  const detail = points.find(({ measured }) => measured === chosen)
  if (!detail) return { axis: [], detail: null, steps: [], stop: null, classes: [], itemNames: {} }
  report(1 - 1 / (measurements.length + 2), 'Measuring the slices')
  const question = questionAt(input, detail.measured.at)
  const shown = [...new Set(detail.agreement.perItem.map(({ item }) => item))]
  return {
    axis: points.map(({ point }) => point),
    detail: {
      ...detail.point,
      agreement: detail.agreement,
      slices: request.slice ? [] : measureSlices(input, detail.measured, slices, options, detail.agreement.items),
      wordings: question.kind === 'text' ? wordingsOf(question, detail.measured.labels) : [],
      lost: lostIn(input, detail.measured),
    },
    steps: compareMeasurements(input, points.map(withAlpha), input.tree.require(request.target).number, options),
    stop: stopOf(input, points, options),
    classes: [...classesOf(question)],
    itemNames: await itemNames(view, shown),
  }
}

function withAlpha({ measured, agreement }: { measured: MeasuredLabels; agreement: QuestionAgreement }) {
  return { measured, alpha: alphaAmong(agreement.headline) }
}

function stopOf(
  input: MeasureInput,
  points: readonly { measured: MeasuredLabels; agreement: QuestionAgreement }[],
  options: { bootstrap: number; seed: number },
): StopReport | null {
  const newest = freshest(points.map(({ measured }) => measured))
  const point = points.find(({ measured }) => measured === newest)
  return point ? stopReport(input, point.measured, point.agreement, options) : null
}

async function gatherInput(view: Db, request: AgreementRequest, slices: readonly Slice[]): Promise<MeasureInput> {
  const { project, question, slice } = request
  const rounds = await roundsOfProject(view, project)
  return {
    tree: await getVersionTree(view, project),
    question,
    rounds: rounds.map((round) => ({ ...round, version: round.versionId })),
    items: await roundItemRows(view, project),
    given: gatherAnswers(await currentAnswerValues(view, { project }, question)),
    ruledAt: await firstRulings(view, project, question),
    only: slice
      ? new Set(
          slices.filter(({ name, value }) => name === slice.name && value === slice.value).map(({ item }) => item),
        )
      : null,
  }
}

/** The newest fresh measurement, of those read at one version where that is said; without one, the newest of any kind. */
function usualDetail(measurements: readonly MeasuredLabels[], version: number | null): MeasuredLabels | null {
  const among = version === null ? measurements : measurements.filter(({ at }) => at === version)
  return among.findLast(({ how }) => how === 'remeasured') ?? among.at(-1) ?? null
}

function pointOf(measured: MeasuredLabels, agreement: QuestionAgreement): AxisPoint {
  const { labels: _, ...measurement } = measured
  return {
    ...measurement,
    key: axisKey(measured),
    headline: agreement.headline,
    items: agreement.items,
    itemsLeft: agreement.itemsLeft,
    answers: agreement.answers,
    needsRelabel: agreement.needsRelabel,
  }
}

function measureSlices(
  input: MeasureInput,
  measured: MeasuredLabels,
  slices: readonly Slice[],
  options: { bootstrap: number; seed: number },
  whole: number,
): SliceFigures[] {
  const measuredItems = new Set(measured.labels.map(({ given }) => given.itemId))
  const groups = Map.groupBy(
    slices.filter(({ item }) => measuredItems.has(item)),
    ({ name, value }) => JSON.stringify([name, value]),
  )
  return [...groups]
    .map(([key, rows]) => {
      const [name, value] = JSON.parse(key) as [string, string]
      const only = new Set(rows.map(({ item }) => item))
      const { headline, items, perItem } = agreementAt(input, measured, options, only)
      return { name, value, items: perItem.map(({ item }) => item), share: items / Math.max(1, whole), headline }
    })
    .toSorted((a, b) => (a.name === b.name ? b.items.length - a.items.length : a.name < b.name ? -1 : 1))
}

/** Wordings that stand against each other, by the number of items on which they do. */
function wordingsOf(question: TextQuestion, labels: readonly LabelAtVersion[]): Wording[] {
  const wordings = new Map<string, Wording>()
  for (const [item, patterns] of textPatterns(question, labels)) {
    for (const { key, names } of patterns) {
      const wording = wordings.get(key) ?? { names, items: [] }
      wording.items.push(item)
      wordings.set(key, wording)
    }
  }
  return [...wordings.values()].toSorted((a, b) => b.items.length - a.items.length).slice(0, mostWordings)
}

/** Merging raises agreement by arithmetic, so what it costs stands beside what is recomputed. */
function lostIn({ tree, question }: MeasureInput, { how, madeUnder, at, labels }: MeasuredLabels) {
  const [before, after] = [tree.getNumbered(madeUnder)?.id, tree.getNumbered(at)?.id]
  if (how !== 'recomputed' || !before || !after) return null
  const answers = labels.map(({ given }) => given)
  return informationLost(tree, question, answers, before, after)
}
