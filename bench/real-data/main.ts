import { fileURLToPath } from 'node:url'
import { createDataFinder } from '../../vectors/data-files.ts'
import { type Measure, measures } from './measures.ts'

/**
 * Prints the figures that the engine reaches on real label sets: a JSON line each, and for people a table with published
 * ones and those of other tools beside them, on standard error. Sets that may not ship are looked for in the folder that
 * CONCORD_REAL_DATA names, and in `shared/data` beside the project.
 */
function printTable(): void {
  const find = createDataFinder(fileURLToPath(new URL('../../../shared/vectors', import.meta.url)))
  const header = ['data set', 'figure', 'here', 'other tools', 'published', 'seconds']
  const rows = [header, ...measures.map((measure) => toRow(measure, find))]
  for (const [set, figure, here] of rows.slice(1)) {
    const value = Number(here)
    if (!Number.isNaN(value)) {
      process.stdout.write(`${JSON.stringify({ what: `${set}, ${figure}`, value, unit: 'ratio' })}\n`)
    }
  }
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  process.stderr.write('Real label sets\n')
  for (const row of rows) {
    process.stderr.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
}

function toRow(measure: Measure, find: (path: string) => string | null): string[] {
  const paths = measure.files.map(find)
  const stated = [measure.elsewhere ?? '–', measure.published ?? '–']
  const here = paths.filter((path) => path !== null)
  if (here.length < paths.length) return [measure.set, measure.figure, 'set not here', ...stated, '–']
  const started = performance.now()
  const value = measure.run(here)
  return [measure.set, measure.figure, value.toFixed(4), ...stated, ((performance.now() - started) / 1000).toFixed(2)]
}

printTable()
