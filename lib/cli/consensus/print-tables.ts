import type { LabelerProfile } from '#lib/domain/consensus/labeler-profile.ts'
import { getPosterior } from '#lib/domain/consensus/skill-model.ts'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { type Column, countsOf, printTable } from '../text-table.ts'
import type { ConsensusReport } from './consensus-report.ts'

/** Rows shown of a table; JSON has them all. */
const shortTable = 20

/** The report as tables that a person can read. */
export function* printTables(report: ConsensusReport): Generator<string> {
  const { answers, consensus, accuracy, goldItems, goldUnanswered } = report
  const { items, labelers, ratings, missing } = answers
  yield `${consensus.method}: ${countsOf({ items: items.length, labelers: labelers.length, answers: ratings.unit.length, missing })}\n`
  if (consensus.converged === true) yield `The likelihood converged after ${consensus.rounds} rounds.\n`
  if (consensus.converged === false) yield `The likelihood had not converged after ${consensus.rounds} rounds.\n`
  if (consensus.modelWeight !== null) yield `Weight of the model ${consensus.modelWeight.toFixed(4)}\n`
  if (accuracy !== null)
    yield `Accuracy on gold ${accuracy.toFixed(4)} (${showInterval(report.accuracyInterval)}), gold items ${goldItems.toLocaleString('en')}; a tie counts as wrong.\n`
  else if (report.hasGold && goldUnanswered === 0) yield 'The gold file holds no label, so there is no accuracy.\n'
  else if (goldUnanswered > 0) yield 'None of the gold items was answered, so there is no accuracy.\n'
  if (accuracy !== null && goldUnanswered > 0) yield `Gold items that nobody answered, left out: ${goldUnanswered}\n`
  yield `Ties, left without a label: ${consensus.tied.length}\n\n`
  yield `${printTable([...items.keys()], itemColumns(report), shortTable)}\n\n`
  yield `${printTable([...labelers.keys()], labelerColumns(report), shortTable)}\n`
}

function itemColumns(report: ConsensusReport): Column<number>[] {
  const { answers, consensus } = report
  const names = answers.ratings.categories
  const ranked = (u: number) => {
    const row = getPosterior(consensus, u) ?? new Float64Array()
    return [...row.keys()]
      .sort((a, b) => (row[b] as number) - (row[a] as number))
      .map((t) => ({ name: names[t] as string, weight: (row[t] as number).toFixed(4) }))
      .filter(({ weight }, rank) => rank === 0 || weight !== '0.0000')
  }
  return [
    { title: 'item', cell: (u) => answers.items[u] as string },
    {
      title: 'label',
      cell: (u) => names[consensus.label[u] as number] ?? (ranked(u).length > 0 ? '(tied)' : '(no answer)'),
    },
    { title: isVote(report) ? 'share' : 'probability', right: true, cell: (u) => ranked(u)[0]?.weight ?? '–' },
    {
      title: 'next best',
      cell: (u) =>
        ranked(u)
          .slice(consensus.label[u] === -1 ? 0 : 1, 2)
          .map(({ name, weight }) => `${name} ${weight}`)
          .join(', '),
    },
  ]
}

function labelerColumns({ answers, consensus, profiles, hasGold }: ConsensusReport): Column<number>[] {
  const profile = (l: number) => profiles[l] as LabelerProfile
  const columns: (Column<number> | null)[] = [
    { title: 'labeler', cell: (l) => answers.labelers[l] as string },
    { title: 'items', right: true, cell: (l) => profile(l).units.toLocaleString('en') },
    consensus.skillName === null
      ? null
      : { title: consensus.skillName, right: true, cell: (l) => consensus.skill(l)?.toFixed(4) ?? '–' },
    { title: 'agreement with the others', right: true, cell: (l) => showFigure(profile(l).others.accuracy) },
  ]
  if (hasGold) {
    columns.push(
      { title: 'accuracy on gold', right: true, cell: (l) => showFigure(profile(l).gold.accuracy) },
      { title: 'gold items', right: true, cell: (l) => profile(l).gold.accuracy.units.toLocaleString('en') },
    )
  }
  return columns.filter((column) => column !== null)
}

function isVote({ consensus }: ConsensusReport): boolean {
  return ['majority', 'wawa', 'zero-based-skill'].includes(consensus.method)
}

function showFigure(figure: Figure): string {
  if (!isDefined(figure)) return '–'
  const [low, high] = figure.interval ?? [Number.NaN, Number.NaN]
  return `${figure.value.toFixed(4)} (${low.toFixed(3)}–${high.toFixed(3)})`
}

function showInterval(interval: readonly [number, number] | null): string {
  return interval === null ? '–' : `${interval[0].toFixed(3)}–${interval[1].toFixed(3)}`
}
