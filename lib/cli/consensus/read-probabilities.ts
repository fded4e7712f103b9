import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { badRow } from '#lib/formats/ratings-table.ts'
import { type Cell, readTableRows } from '#lib/formats/table-rows.ts'
import { formatOfName, openInput } from '../open-input.ts'
import { pickColumns } from '../pick-columns.ts'
import type { InputOptions, NamedAnswers } from './read-answers.ts'

/** Answers whose categories are the classes of a model, and its probabilities, row-major items × classes. */
export type Predicted = {
  answers: NamedAnswers
  probabilities: Float64Array
  /** Rows of items that nobody was asked about; they are left out. */
  otherItems: number
}

/** By how much the probabilities of an item may miss 1, for they are often written with few digits. */
const slack = 0.01

/**
 * Reads what a model predicts: one row an item, with a column of items and one for each class, named like the labels.
 * Refuses a row that is no distribution, naming its line, labels that have no column, and items that have no row.
 */
export async function readProbabilities(
  file: string,
  given: NamedAnswers,
  { columns, format }: Pick<InputOptions, 'columns' | 'format'>,
): Promise<Predicted> {
  const { name, chunks } = await openInput(file)
  const picked = await pickColumns(chunks, name, ['item'], { elsewhere: columns })
  let classes: string[] = []
  const table = {
    fileName: name,
    format: format ?? formatOfName(name),
    columns: (names: readonly string[]) => {
      classes = names.filter((column) => column !== picked.columns.item).sort()
      return [picked.columns.item, ...classes]
    },
  }
  const unitOf = new Map(given.items.map((item, u) => [item, u]))
  const rows = new Map<number, Float64Array>()
  let otherItems = 0
  await readTableRows(picked.chunks, table, ([item, ...cells], line) => {
    if (!item) throw badRow(name, line, `the cell of column "${picked.columns.item}" is empty`, picked.columns.item)
    const unit = unitOf.get(item)
    if (unit === undefined) {
      otherItems++
      return
    }
    if (rows.has(unit)) throw badRow(name, line, `"${item}" stands above already`)
    rows.set(unit, readDistribution(cells, classes, name, line))
  })
  const answers = recode(given, classes, name)
  const probabilities = new Float64Array(given.items.length * classes.length)
  for (const [u, item] of given.items.entries()) {
    const row = rows.get(u)
    if (row === undefined) throw refuse(`${name} has no row for "${item}"${others(given.items.length - rows.size)}.`)
    probabilities.set(row, u * classes.length)
  }
  return { answers, probabilities, otherItems }
}

function others(without: number): string {
  return without > 1 ? ` and ${(without - 1).toLocaleString('en')} more of the items that were answered` : ''
}

function readDistribution(
  cells: readonly Cell[],
  classes: readonly string[],
  name: string,
  line: number,
): Float64Array {
  const row = Float64Array.from(cells, (cell, t) => {
    const number = cell === null || cell.trim() === '' ? Number.NaN : Number(cell)
    if (number >= 0 && number <= 1) return number
    throw badRow(name, line, `"${cell ?? ''}" in column "${classes[t]}" is no probability from 0 to 1`, classes[t])
  })
  const sum = row.reduce((total, p) => total + p, 0)
  if (Math.abs(sum - 1) <= slack) return row
  throw badRow(name, line, `the probabilities add up to ${Number(sum.toPrecision(4))}, not to 1`)
}

/** The answers with the classes of the model as categories. */
function recode(given: NamedAnswers, classes: readonly string[], name: string): NamedAnswers {
  const codeOf = new Map(classes.map((label, code) => [label, code]))
  const unknown = given.ratings.categories.filter((label) => !codeOf.has(label))
  if (unknown.length > 0) {
    const shown = unknown.slice(0, 5).map((label) => `"${label}"`)
    const more = unknown.length > shown.length ? ` and ${unknown.length - shown.length} more` : ''
    throw refuse(
      `${name} has no column for the labels ${shown.join(', ')}${more}. Its classes are: ${classes.join(', ')}.`,
    )
  }
  const codes = given.ratings.categories.map((label) => codeOf.get(label) as number)
  const value = Int32Array.from(given.ratings.value, (code) => codes[code] as number)
  return { ...given, ratings: { ...given.ratings, value, categories: classes } }
}

function refuse(message: string): RefusalError {
  return new RefusalError({ code: 'invalid', field: 'probabilities', message })
}
