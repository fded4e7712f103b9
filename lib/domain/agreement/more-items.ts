/** An estimate with its interval. */
export type Bounds = { value: number; low: number; high: number }

/**
 * How many more items would bring an interval down to one that leaves `target` out, if the estimate stays what it is.
 * Half-widths shrink with √n: the half-width w towards the target must shrink to the distance d between estimate and
 * target. Of the variance, a share `fixed` stays whatever is added (a round that is over); the rest falls as 1 / n:
 * w² (fixed + (1 − fixed) n / n') = d², solved for n'. Null where no number would do: d² ≤ fixed · w².
 *
 * Example: .02 in [.01, .08] against .05 on 100 items: w = .06, d = .03, so 400 items, 300 more.
 */
export function moreItems({ value, low, high }: Bounds, target: number, items: number, fixed = 0): number | null {
  const distance = Math.abs(target - value)
  const halfWidth = value < target ? high - value : value - low
  const needed = (distance / halfWidth) ** 2 - fixed
  if (distance === 0 || needed <= 0) return null
  return Math.max(1, Math.ceil((items * (1 - fixed)) / needed - 1e-9) - items)
}
