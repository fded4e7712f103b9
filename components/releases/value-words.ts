import type { ReleaseRow } from '#lib/domain/release/release-row.ts'

/** What a label says, on one line. */
export function sayValue({ value, lacks }: Pick<ReleaseRow, 'value' | 'lacks'>): string {
  if (lacks !== null) return `x lacks the information: ${lacks}`
  if (value === null) return '–'
  return typeof value === 'string' ? value : `${value.length} ${value.length === 1 ? 'region' : 'regions'}`
}
