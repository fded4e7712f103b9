import type { RatingsTable } from '#lib/formats/ratings-table.ts'

/** The entries of one slice, with the items that they are of, numbered anew in the order of the file. */
export function sliceOfTable(table: RatingsTable, slice: number): RatingsTable {
  const sliceOf = table.slices?.of ?? new Int32Array(0)
  const kept = Int32Array.from(sliceOf.keys()).filter((i) => sliceOf[i] === slice)
  const inSlice = new Uint8Array(table.items.length)
  for (const i of kept) inSlice[table.unit[i] as number] = 1
  const before = Int32Array.from(table.items.keys()).filter((unit) => inSlice[unit] === 1)
  const renumbered = new Int32Array(table.items.length)
  before.forEach((unit, number) => {
    renumbered[unit] = number
  })
  return {
    ...table,
    items: Array.from(before, (unit) => table.items[unit] as string),
    unit: kept.map((i) => renumbered[table.unit[i] as number] as number),
    labeler: kept.map((i) => table.labeler[i] as number),
    value: kept.map((i) => table.value[i] as number),
    missing: 0,
    slices: null,
    clusters: table.clusters && {
      names: table.clusters.names,
      of: before.map((unit) => table.clusters?.of[unit] as number),
    },
  }
}
