import { type Coincidences, expectedCoincidence } from './coincidences.ts'

/** How often two classes were chosen for the same unit, and what that costs. */
export type ConfusionPair = {
  a: number
  b: number
  /** Pairs of answers, one a and one b on the same unit, each unit's pairs weighted by 1/(m − 1). */
  observed: number
  /** As many as chance alone would give. */
  expected: number
  /** The part of 1 − alpha that these pairs account for; over all pairs it sums to 1 − alpha. */
  cost: number
}

/**
 * The pairs of classes that were confused, by what they cost alpha, the dearest first (ties: by a, then b).
 *
 * cost(a, b) = (n − 1) (o_ab + o_ba) δ(a, b) / Σ_{c,k} n_c n_k δ(c, k), so that Σ cost = D_o / D_e = 1 − alpha.
 * `distance` is the one of the alpha; nominal unless given. Empty when nothing varies.
 * Example: units ab, bb, bb: alpha = 1 − 5 · 2/(2 · 5) = 0, and the pair a, b costs all of the missing 1.
 */
export function confusionPairs(
  coincidences: Coincidences,
  distance: (a: number, b: number) => number = () => 1,
): ConfusionPair[] {
  const { categories, observed, margins, values } = coincidences
  let scale = 0
  for (let a = 0; a < categories; a++) {
    if (margins[a] === 0) continue
    for (let b = 0; b < a; b++) {
      if (margins[b] !== 0) scale += 2 * (margins[a] as number) * (margins[b] as number) * distance(a, b)
    }
  }
  const pairs: ConfusionPair[] = []
  if (scale === 0) return pairs
  for (let a = 0; a < categories; a++) {
    for (let b = a + 1; b < categories; b++) {
      const there = observed[a * categories + b] as number
      if (there === 0) continue
      const expected = expectedCoincidence(coincidences, a, b)
      pairs.push({ a, b, observed: there, expected, cost: ((values - 1) * 2 * there * distance(a, b)) / scale })
    }
  }
  return pairs.sort((x, y) => y.cost - x.cost || x.a - y.a || x.b - y.b)
}
