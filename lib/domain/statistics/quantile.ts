/**
 * The quantile of values in ascending order by linear interpolation (type 7 of Hyndman & Fan 1996, the default of R and
 * numpy): position (n − 1) p. Example: the .25 quantile of 1, 2, 3, 4 is 1.75. Throws on no values.
 */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  const n = ascending.length
  if (n === 0) throw new Error('a quantile of no values')
  const position = (n - 1) * Math.min(1, Math.max(0, p))
  const below = Math.floor(position)
  const low = ascending[below] as number
  if (below + 1 >= n) return low
  return low + (position - below) * ((ascending[below + 1] as number) - low)
}
