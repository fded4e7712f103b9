/** A set of codes in ascending order without repeats. */
export type CodeSet = readonly number[]

function sizeOfIntersection(a: CodeSet, b: CodeSet): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number
    const y = b[j] as number
    if (x === y) common++
    if (x <= y) i++
    if (y <= x) j++
  }
  return common
}

/**
 * Jaccard distance 1 − |A ∩ B| / |A ∪ B|; 0 between two empty sets, which is agreement that nothing applies.
 * Source: Jaccard, P. (1912). Example: {1, 2} and {2, 3}: 1 − 1/3 = .6667.
 */
export function jaccardDistance(a: CodeSet, b: CodeSet): number {
  const common = sizeOfIntersection(a, b)
  const union = a.length + b.length - common
  return union === 0 ? 0 : 1 - common / union
}

/**
 * MASI distance 1 − J · M, with J the Jaccard similarity and M = 1 for equal sets, 2/3 when one contains the other, 1/3
 * when they overlap, 0 when they are disjoint.
 * Source: Passonneau, R. (2006), "Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation".
 * Example: {1} and {1, 2}: 1 − 1/2 · 2/3 = .6667.
 */
export function masiDistance(a: CodeSet, b: CodeSet): number {
  const common = sizeOfIntersection(a, b)
  const union = a.length + b.length - common
  if (union === 0) return 0
  if (common === 0) return 1
  const contained = common === Math.min(a.length, b.length)
  const monotony = common === union ? 1 : contained ? 2 / 3 : 1 / 3
  return 1 - (common / union) * monotony
}
