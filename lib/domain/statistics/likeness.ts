/** How alike two codes count, from 0 to 1; 1 for equal ones. */
export type Likeness = (a: number, b: number) => number

/** No partial credit: 1 for equal codes, else 0. Sums over all pairs of codes have a shorter way where it is this one. */
export const identityLikeness: Likeness = (a, b) => (a === b ? 1 : 0)

/** The named ways to give partial credit; `identity` gives none. */
export const weightings = ['identity', 'linear', 'quadratic', 'ordinal'] as const
export type Weighting = (typeof weightings)[number]

/**
 * The likeness that a weighting means, between categories that stand for numbers in ascending order.
 *
 * identity: [a = b]. linear: 1 − |x − y|/span. quadratic: 1 − (x − y)²/span². ordinal: Gwet's weights by rank,
 * 1 − C(d + 1, 2)/C(q, 2) for ranks d apart among q categories (this is not Krippendorff's ordinal distance, which
 * looks at how often the ranks between were used). The span and q are those of the declared categories.
 * Source: Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th ed., section 3.5.
 * Example, categories 1, 2, 4: linear w(1, 2) = 2/3; quadratic 8/9; ordinal 2/3, w(1, 4) = 0.
 *
 * @param domain the codes that count as categories, ascending
 * @param numbers what each code stands for
 */
export function likenessOf(weighting: Weighting, domain: ArrayLike<number>, numbers: ArrayLike<number>): Likeness {
  const q = domain.length
  if (weighting === 'identity' || q < 2) return identityLikeness
  if (weighting === 'ordinal') {
    const rank = new Map(Array.from(domain, (code, i) => [code, i]))
    const most = (q * (q - 1)) / 2
    return (a, b) => {
      const apart = Math.abs((rank.get(a) as number) - (rank.get(b) as number))
      return 1 - (apart * (apart + 1)) / 2 / most
    }
  }
  const span = (numbers[domain[q - 1] as number] as number) - (numbers[domain[0] as number] as number)
  const power = weighting === 'linear' ? 1 : 2
  return (a, b) => 1 - (Math.abs((numbers[a] as number) - (numbers[b] as number)) / span) ** power
}
