import { type Figure, isDefined, reasons } from '#lib/domain/statistics/figure.ts'
import { type Column, printTable } from '../text-table.ts'
import type { Report } from './report.ts'

const mostRows = 20

/** The report as text that a person reads. `resampling` says what the intervals rest on. */
export function printReport(report: Report, title: string, resampling: string | null): string {
  const parts = [headline(report, title, resampling)]
  const { byClass, confusions, labelerPairs, slices } = report
  if (byClass.length > 0) {
    parts.push(
      printTable(
        byClass,
        [
          { title: 'class', cell: (row) => row.class },
          { title: 'chosen', right: true, cell: (row) => row.chosen.toLocaleString('en') },
          ...figureColumns(byClass),
        ],
        mostRows,
      ),
    )
  }
  if (confusions.length > 0) {
    parts.push(
      printTable(
        confusions,
        [
          { title: 'confused', cell: (row) => `${row.a} / ${row.b}` },
          { title: 'observed', right: true, cell: (row) => row.observed.toFixed(1) },
          { title: 'by chance', right: true, cell: (row) => row.expected.toFixed(1) },
          { title: 'costs alpha', right: true, cell: (row) => valueText(row.cost, null) },
        ],
        mostRows,
      ),
    )
  }
  if (labelerPairs.length > 0) {
    parts.push(
      printTable(
        labelerPairs,
        [
          { title: 'labelers', cell: (row) => `${row.a} – ${row.b}` },
          { title: 'items', right: true, cell: (row) => row.items.toLocaleString('en') },
          ...figureColumns(labelerPairs),
        ],
        mostRows,
      ),
    )
  }
  if (slices.length > 0) {
    parts.push(
      printTable(slices, [
        { title: 'slice', cell: (row) => (row.slice === '' ? '(none)' : row.slice) },
        { title: 'items', right: true, cell: (row) => row.items.toLocaleString('en') },
        { title: 'answers', right: true, cell: (row) => row.answers.toLocaleString('en') },
        { title: report.statistic, cell: (row) => valueText(row.value, row.interval) },
      ]),
    )
  }
  return `${parts.join('\n\n')}\n`
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
  const { figure, items, labelers, answers, missing, repeats } = report
  const lines = [`${title}, ${report.level}: ${isDefined(figure) ? figureText(figure) : 'undefined'}`]
  if (!isDefined(figure)) lines.push(reasons[figure.undefined])
  else if (figure.interval && resampling) lines.push(resampling)
  else if (resampling) lines.push('No interval: half of the resamples or more are undefined.')
  for (const { title: name, figure: one } of report.beside) lines.push(`${name}: ${figureText(one)}`)
  const counts = [count(items, 'item'), count(labelers, 'labeler'), count(answers, 'answer'), `${missing} missing`]
  lines.push(counts.join(' · '))
  if (repeats > 0)
    lines.push(`${count(repeats, 'answer')} replaced by a later one of the same labeler to the same item.`)
  return lines.join('\n')
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
}

function figureText(figure: Figure): string {
  return isDefined(figure) ? valueText(figure.value, figure.interval) : '–'
}

function valueText(value: number | null, interval: readonly [number, number] | null): string {
  if (value === null) return '–'
  return interval ? `${value.toFixed(3)} [${interval[0].toFixed(3)}, ${interval[1].toFixed(3)}]` : value.toFixed(3)
}
