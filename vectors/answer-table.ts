import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'

/** An answer as the vector files and the data sets give it: task, worker, label. */
export type AnswerRow = readonly [task: string, worker: string, label: string]

/** Ratings with the names that their numbers stand for, each list sorted by code unit. */
export type NamedRatings = Ratings & { tasks: string[]; workers: string[]; categories: readonly string[] }

/** Numbers tasks and workers in sorted order; labels in the given order, or sorted. */
export function toNamedRatings(rows: readonly AnswerRow[], labels?: readonly string[]): NamedRatings {
  const tasks = sortedNames(rows.map((row) => row[0]))
  const workers = sortedNames(rows.map((row) => row[1]))
  const categories = labels ?? sortedNames(rows.map((row) => row[2]))
  const taskOf = indexOf(tasks)
  const workerOf = indexOf(workers)
  const labelOf = indexOf(categories)
  return {
    unit: Int32Array.from(rows, (row) => taskOf.get(row[0]) ?? -1),
    labeler: Int32Array.from(rows, (row) => workerOf.get(row[1]) ?? -1),
    value: Int32Array.from(rows, (row) => labelOf.get(row[2]) ?? -1),
    units: tasks.length,
    labelers: workers.length,
    tasks,
    workers,
    categories,
  }
}

/** The rows of a CSV file with the columns task, worker, label. */
export function readAnswers(path: string): AnswerRow[] {
  return readTable(path).map((row) => [row.task ?? '', row.worker ?? '', row.label ?? ''])
}

/** Task → label of a CSV file with the columns task, label. */
export function readGold(path: string): Map<string, string> {
  return new Map(readTable(path).map((row) => [row.task ?? '', row.label ?? '']))
}

/** The rows of a CSV or TSV file (by its ending) under the names of its header. */
export function readTable(path: string): Record<string, string>[] {
  const delimiter = path.endsWith('.tsv') ? '\t' : ','
  const text = readFileSync(path, 'utf8')
  return parse(text, { columns: true, delimiter, relax_quotes: true, skip_empty_lines: true, bom: true })
}

function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}

function indexOf(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, i) => [name, i]))
}
