import type { Mask } from '#lib/domain/geometry/mask.ts'
import { readMask } from '#lib/domain/geometry/mask-text.ts'
import type { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { readPlainNumber } from './plain-number.ts'
import { badRow, type RatingsTable } from './ratings-table.ts'

type Texts = Pick<RatingsTable, 'texts' | 'lineOfText'>

/** A box in pixels with its class, as `[x, y, width, height, class]` has it. */
export type TableBox = { x: number; y: number; width: number; height: number; class: string }
/** A stretch of time in seconds with its label, as `[start, end, label]` has it. */
export type TableSegment = { start: number; end: number; label: string }

/** What each distinct text stands for; a text that can't be read is refused with the line on which it first stands. */
function readTexts<T>(
  { texts, lineOfText }: Texts,
  fileName: string,
  read: (text: string) => T | string,
  as: string,
): T[] {
  return texts.map((text, i) => {
    const value = read(text)
    if (typeof value !== 'string') return value
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
    throw refusal(fileName, lineOfText[i] as number, `"${shown}" is not ${as}${value === '' ? '' : `: ${value}`}`)
  })
}

function refusal(fileName: string, line: number, message: string): RefusalError {
  return badRow(fileName, line, message)
}

/** Finite numbers, for interval, ratio (none below 0) and (without a given order) ordinal data. */
export function readNumbers(table: Texts, fileName: string, isRatio = false): number[] {
  return readTexts(
    table,
    fileName,
    (text) => {
      const number = readPlainNumber(text)
      if (isRatio && number !== null && number < 0) return 'a ratio scale has no negative numbers'
      return number ?? ''
    },
    'a number',
  )
}

/** Positions in a given order, for ordinal data that are words. */
export function readPositions(table: Texts, fileName: string, order: readonly string[]): number[] {
  return readTexts(
    table,
    fileName,
    (text) => {
      const position = order.indexOf(text)
      return position === -1 ? '' : position
    },
    `one of the order ${order.join(', ')}`,
  )
}

/** Sets of labels, JSON arrays of text or numbers; repeats within one count once. Sorted. */
export function readSets(table: Texts, fileName: string): string[][] {
  const read = (text: string) => {
    const list = readList(text)
    if (typeof list === 'string') return list
    const labels: string[] = []
    for (const label of list) {
      if (typeof label !== 'string' && typeof label !== 'number') return 'a set holds text or numbers only'
      labels.push(String(label))
    }
    return [...new Set(labels)].sort()
  }
  return readTexts(table, fileName, read, 'a set, for instance ["a", "b"]')
}

/** Lists of boxes `[[x, y, width, height, class], …]`. */
export function readBoxes(table: Texts, fileName: string): TableBox[][] {
  return readTexts(table, fileName, (text) => readEntries(text, readBox), 'a list of boxes [[x, y, w, h, label], …]')
}

function readBox(entry: unknown[]): TableBox | string {
  const [x, y, width, height, label] = entry
  if (!isFinite4(x, y, width, height)) return 'x, y, w and h are finite numbers'
  if (Number(width) < 0 || Number(height) < 0) return 'w and h are not negative'
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height), class: String(label ?? '') }
}

/** Lists of segments `[[start, end, label], …]`. */
export function readSegments(table: Texts, fileName: string): TableSegment[][] {
  return readTexts(
    table,
    fileName,
    (text) => readEntries(text, readSegment),
    'a list of segments [[start, end, label], …]',
  )
}

function readSegment([start, end, label]: unknown[]): TableSegment | string {
  if (!isFinite4(start, end, 0, 0)) return 'start and end are finite numbers'
  if (Number(end) < Number(start)) return 'a segment ends before it starts'
  return { start: Number(start), end: Number(end), label: String(label ?? '') }
}

/** Masks as COCO writes them, `{ "size": [height, width], "counts": … }`, the counts compressed or as a list. */
export function readMasks(table: Texts, fileName: string): Mask[] {
  return readTexts(table, fileName, readMaskText, 'a mask {"size": [height, width], "counts": …} of COCO')
}

function readMaskText(text: string): Mask | string {
  const value = parse(text)
  if (typeof value !== 'object' || value === null || !('size' in value) || !('counts' in value)) return ''
  const { size, counts } = value
  if (!Array.isArray(size) || size.length !== 2 || !size.every((side) => Number.isInteger(side) && side > 0)) {
    return 'size is [height, width] in whole pixels'
  }
  const [height, width] = size as [number, number]
  if (height * width > mostPixels) return `it has more than ${mostPixels.toLocaleString('en')} pixels`
  if (typeof counts !== 'string') {
    const isRuns = Array.isArray(counts) && counts.every((run) => Number.isInteger(run) && run >= 0)
    const runs = isRuns ? (counts as number[]) : []
    return runs.reduce((sum, run) => sum + run, 0) === height * width
      ? { width, height, runs }
      : 'the counts do not fill the size'
  }
  try {
    return readMask(counts, width, height)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A vote on pixels keeps a number for each. */
const mostPixels = 100_000_000

function isFinite4(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'number' && Number.isFinite(value))
}

function readEntries<T extends object>(text: string, read: (entry: unknown[]) => T | string): T[] | string {
  const list = readList(text)
  if (typeof list === 'string') return list
  const entries: T[] = []
  for (const entry of list) {
    const value = Array.isArray(entry) ? read(entry) : 'each entry is a list'
    if (typeof value === 'string') return value
    entries.push(value)
  }
  return entries
}

function readList(text: string): unknown[] | string {
  const value = parse(text)
  return Array.isArray(value) ? value : ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
