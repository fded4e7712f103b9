import type { ReleaseDecision } from '#lib/domain/release/release-row.ts'

/** Every way in which a row is decided, the surest first, in words. */
const words: Record<ReleaseDecision, string> = {
  unanimous: 'unanimous',
  ruling: 'decided by a ruling',
  majority: 'decided by the majority',
  single: 'a single answer',
  unresolved: 'unresolved',
}
const order = Object.keys(words)

export function sayDecision(how: ReleaseDecision): string {
  return words[how]
}

/** How many rows were decided in which way, in the order of the words. */
export function sortDecisions(counts: Readonly<Record<string, number>>): [how: string, rows: number][] {
  return Object.entries(counts).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}
