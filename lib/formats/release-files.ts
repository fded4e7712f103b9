import { stringify } from 'csv-stringify/sync'
import type { ReleaseRow } from '#lib/domain/release/release-row.ts'
import { canonicalJson } from './canonical-json.ts'

/** One row a line, each in canonical JSON: what a release's hash is taken of. Lossless. */
export function releaseJsonl(rows: readonly ReleaseRow[]): string {
  return rows.map((row) => `${canonicalJson(row)}\n`).join('')
}

/**
 * The rows for a spreadsheet. Regions stand as JSON in one cell; a cell that a spreadsheet would take for a formula
 * gets an apostrophe in front, so use the JSON Lines where every character counts.
 */
export function releaseCsv(rows: readonly ReleaseRow[]): string {
  const slices = [...new Set(rows.flatMap((row) => Object.keys(row.slices)))].sort()
  const header = [
    'item',
    'question',
    'value',
    'lacks',
    'decided_by',
    'version',
    'ruling',
    'reason',
    'labelers',
    'answers',
    'simulated',
    'imported',
    'file',
    'sha256',
    ...slices.map((name) => `slice:${name}`),
  ]
  const lines = rows.map((row) => [
    row.item,
    row.question,
    typeof row.value === 'string' || row.value === null ? (row.value ?? '') : canonicalJson(row.value),
    row.lacks ?? '',
    row.decided_by,
    String(row.version),
    row.ruling?.id ?? '',
    row.ruling?.reason ?? '',
    row.annotations.map(({ labeler }) => labeler).join(' '),
    canonicalJson(row.annotations.map(({ value, lacks }) => (lacks === null ? value : { lacks }))),
    String(row.simulated),
    String(row.imported),
    row.media[0]?.name ?? '',
    row.media[0]?.sha256 ?? '',
    ...slices.map((name) => (row.slices[name] ?? []).join(' ')),
  ])
  return stringify([header, ...lines].map((line) => line.map(harmless)))
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
