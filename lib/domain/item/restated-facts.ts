/** What is known of an item beside its media. */
export type ItemFacts = {
  metadata: Readonly<Record<string, string>>
  slices: readonly { name: string; value: string }[]
  cluster: string | null
  mmPerPixel: number | null
}

/** A fact that is given otherwise than it is kept; null where the item has none by that name. */
export type FactDifference = { fact: string; kept: string | null; given: string }

/** An item that is in the project, and what an import says otherwise of it. */
export type RestatedItem = { item: string; differences: FactDifference[] }

/** Whether anything is said of an item. */
export function holdsFacts({ metadata, slices, cluster, mmPerPixel }: ItemFacts): boolean {
  return Object.keys(metadata).length > 0 || slices.length > 0 || cluster !== null || mmPerPixel !== null
}

/**
 * What is given otherwise than it is kept, in the words of an import's columns. What is not given is no difference: an
 * import that speaks of one fact does not take back the others.
 */
export function findFactDifferences(given: ItemFacts, kept: ItemFacts): FactDifference[] {
  const differences: FactDifference[] = []
  const compare = (fact: string, before: string | null, now: string | null) => {
    if (now !== null && now !== before) differences.push({ fact, kept: before, given: now })
  }
  for (const [name, value] of Object.entries(given.metadata)) {
    compare(`meta:${name}`, Object.hasOwn(kept.metadata, name) ? (kept.metadata[name] as string) : null, value)
  }
  for (const name of new Set(given.slices.map((slice) => slice.name))) {
    const before = valuesOf(kept, name)
    const now = valuesOf(given, name)
    if (now.every((value) => before.includes(value))) continue
    compare(`slice:${name}`, before.length === 0 ? null : before.join(', '), now.join(', '))
  }
  compare('cluster', kept.cluster, given.cluster)
  compare('mm_per_pixel', textOf(kept.mmPerPixel), textOf(given.mmPerPixel))
  return differences
}

function valuesOf({ slices }: ItemFacts, name: string): string[] {
  return slices.flatMap((slice) => (slice.name === name ? [slice.value] : [])).sort()
}

const textOf = (value: number | null) => (value === null ? null : String(value))
