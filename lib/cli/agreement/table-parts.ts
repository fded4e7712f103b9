import type { AgreementOptions } from '#lib/domain/agreement/options.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import type { UnitCosts } from '#lib/domain/statistics/unit-costs.ts'
import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import { type ItemRow, type Measured, mostDearest } from './report.ts'
import type { AgreementSettings } from './settings.ts'

/** How to resample, from what was asked for and the clusters of the table. */
export function optionsOf(table: RatingsTable, { bootstrap, seed, method }: AgreementSettings): AgreementOptions {
  return { bootstrap, seed, method, clusters: table.clusters?.of }
}

/** Which unit and labeler each entry is of, and how many there are. */
export function basesOf({ unit, labeler, items, labelers }: RatingsTable) {
  return { unit, labeler, units: items.length, labelers: labelers.length }
}

/** The parts of a report that most levels don't have. */
export const noFurtherParts = { standardError: null, leftOut: [], dearest: [], plan: null } satisfies Partial<Measured>

/** The items that cost the most, from units in that order. */
export function dearestItems({ items }: RatingsTable, costs: UnitCosts): ItemRow[] {
  return Array.from(costs.unit.subarray(0, mostDearest), (unit, i) => ({
    item: items[unit] as string,
    answers: costs.answers[i] as number,
    agreement: costs.agreement[i] as number,
    cost: costs.cost[i] as number,
  })).filter(({ cost }) => cost > 0)
}

/** The figures that are not the one asked for, under their titles. */
export function besideOf(
  titles: Record<string, string>,
  figures: Record<string, Figure>,
  shown: string,
): Measured['beside'] {
  return Object.entries(titles)
    .filter(([name]) => name !== shown)
    .map(([name, title]) => ({ title, figure: figures[name] as Figure }))
}

type Item = { name: string; group: string | undefined; entries: { labeler: string; text: number }[] }

/** The entries of each item in the order of the file; items without any are there too. */
export function entriesByItem({ items, labelers, unit, labeler, value, clusters }: RatingsTable): Item[] {
  const out = items.map((name, i): Item => {
    const group = clusters ? clusters.names[clusters.of[i] as number] : undefined
    return { name, group, entries: [] }
  })
  for (let i = 0; i < unit.length; i++) {
    out[unit[i] as number]?.entries.push({
      labeler: labelers[labeler[i] as number] as string,
      text: value[i] as number,
    })
  }
  return out
}
