import type { RoundPlan } from '#lib/domain/agreement/plan-round.ts'
import { type Figure, isDefined, reasons } from '#lib/domain/statistics/figure.ts'
import { type Column, countsOf, printTable } from '../text-table.ts'
import type { Report } from './report.ts'

const mostRows = 20

const mostItems = 10

/** The report as text that a person reads. `resampling` says what the intervals rest on. */
export function printReport(report: Report, title: string, resampling: string | null): string {
  const { byClass, confusions, labelerPairs, slices, leftOut, dearest } = report
  const table = <Row>(rows: readonly Row[], columns: Column<Row>[], why: (row: Row) => Figure[], most = mostRows) =>
    rows.length === 0
      ? null
      : printTable(rows, columns, most) + notesOn(rows.slice(0, most).flatMap(why), report.figure)
  const parts = [
    headline(report, title, resampling),
    table(
      slices,
      [
        { title: 'slice', cell: (row) => (row.slice === '' ? '(none)' : row.slice) },
        { title: 'items', right: true, cell: (row) => row.items.toLocaleString('en') },
        { title: 'answers', right: true, cell: (row) => row.answers.toLocaleString('en') },
        { title: report.statistic, cell: (row) => figureText(row.figure) },
      ],
      (row) => [row.figure],
      Number.POSITIVE_INFINITY,
    ),
    table(
      byClass,
      [
        { title: 'class', cell: (row) => row.class },
        { title: 'chosen', right: true, cell: (row) => row.chosen.toLocaleString('en') },
        ...figureColumns(byClass),
      ],
      (row) => Object.values(row.figures),
    ),
    table(
      confusions,
      [
        { title: 'confused', cell: (row) => `${row.a} / ${row.b}` },
        { title: 'observed', right: true, cell: (row) => row.observed.toFixed(1) },
        { title: 'by chance', right: true, cell: (row) => row.expected.toFixed(1) },
        { title: 'costs alpha', right: true, cell: (row) => row.cost?.toFixed(3) ?? '–' },
      ],
      () => [],
    ),
    table(
      labelerPairs,
      [
        { title: 'labelers', cell: (row) => `${row.a} – ${row.b}` },
        { title: 'items', right: true, cell: (row) => row.items.toLocaleString('en') },
        ...figureColumns(labelerPairs),
      ],
      (row) => Object.values(row.figures),
    ),
    table(
      leftOut,
      [
        { title: 'without', cell: (row) => row.labeler },
        { title: 'alpha', cell: (row) => figureText(row.figure) },
      ],
      (row) => [row.figure],
    ),
    table(
      dearest.slice(0, mostItems),
      [
        { title: 'dearest items', cell: (row) => row.item },
        { title: 'answers', right: true, cell: (row) => String(row.answers) },
        { title: 'agreeing', right: true, cell: (row) => row.agreement?.toFixed(3) ?? '–' },
        { title: 'costs alpha', right: true, cell: (row) => row.cost.toFixed(4) },
      ],
      () => [],
    ),
  ]
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`
}

/** Why there are dashes, a line for each reason that does not stand at the top already. */
function notesOn(figures: readonly Figure[], headlineFigure: Figure): string {
  const said = isDefined(headlineFigure) ? null : headlineFigure.undefined
  const why = new Set(figures.flatMap((figure) => (isDefined(figure) ? [] : [figure.undefined])))
  return [...why].map((reason) => (reason === said ? '' : `\n–  ${reasons[reason]}`)).join('')
}

type WithFigures = { figures: Record<string, Figure> }

/** A column for each figure that the rows have. */
function figureColumns<Row extends WithFigures>(rows: readonly Row[]): Column<Row>[] {
  return Object.keys(rows[0]?.figures ?? {}).map((name) => ({
    title: name.replaceAll('_', ' '),
    cell: (row) => figureText(row.figures[name] as Figure),
  }))
}

function headline(report: Report, title: string, resampling: string | null): string {
  const { figure, items, labelers, answers, missing, repeats, standardError } = report
  const lines = [`${title}, ${report.level}: ${isDefined(figure) ? figureText(figure) : 'undefined'}`]
  if (!isDefined(figure)) lines.push(reasons[figure.undefined])
  else if (figure.interval && resampling) lines.push(resampling)
  else if (resampling) lines.push('No interval: half of the resamples or more are undefined.')
  if (standardError !== null) lines.push(`Standard error ${smallText(standardError)} over items, by formula.`)
  if (isDefined(figure) && !resampling) lines.push('No interval was asked for; --bootstrap 1000 gives one.')
  for (const { title: name, figure: one } of report.beside)
    lines.push(`${name}: ${figureText(one)}${whyNot(one, figure)}`)
  if (report.plan) lines.push(planText(report.plan))
  lines.push(countsOf({ items, labelers, answers, missing }))
  if (figure.units < items)
    lines.push(`${count(items - figure.units, 'item')} without a second answer or otherwise not compared.`)
  if (repeats > 0)
    lines.push(`${count(repeats, 'answer')} replaced by a later one of the same labeler to the same item.`)
  return lines.join('\n')
}

function planText(plan: RoundPlan): string {
  if ('undefined' in plan) return `No round can be planned from these answers. ${reasons[plan.undefined]}`
  const { items, labelers, halfWidth, smallestChange } = plan
  const round = `${items.toLocaleString('en')} items × ${labelers} labelers`
  return `A round of ${round} like these would give alpha to ± ${halfWidth.toFixed(3)} (95 %); of two such rounds, a change of ${smallestChange.toFixed(3)} would be found four times in five.`
}

/** The reason for which a figure beside the headline is undefined, if the headline does not give it already. */
function whyNot(figure: Figure, headlineFigure: Figure): string {
  if (isDefined(figure)) return ''
  const isSaid = !isDefined(headlineFigure) && headlineFigure.undefined === figure.undefined
  return isSaid ? '' : ` (${reasons[figure.undefined]})`
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
}

function figureText(figure: Figure): string {
  if (!isDefined(figure)) return '–'
  const { value, interval } = figure
  return interval ? `${decimals(value)} [${decimals(interval[0])}, ${decimals(interval[1])}]` : decimals(value)
}

/** Four decimals, or two digits of what has more noughts. */
function smallText(value: number): string {
  return value > 0 && value < 0.001 ? value.toPrecision(2) : value.toFixed(4)
}

/** Three decimals; what rounds to nothing has no sign. */
function decimals(value: number): string {
  const text = value.toFixed(3)
  return text === '-0.000' ? '0.000' : text
}
