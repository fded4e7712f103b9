/** 2^(j / 64) for j = 0 … 63. */
const fractions = Float64Array.from({ length: 64 }, (_, j) => 2 ** (j / 64))
/** 2^(−n) for n = 0 … 1023. */
const halvings = Float64Array.from({ length: 1024 }, (_, n) => 2 ** -n)

const perStep = 64 / Math.LN2
/** ln 2 / 64 in two parts, the first with so few digits that its products with whole numbers are exact. */
const stepHigh = Math.fround(Math.LN2 / 64)
/** With what a double leaves out of ln 2. */
const stepLow = Math.LN2 / 64 - stepHigh + 2.3190468138462996e-17 / 64

/**
 * e^x for −700 ≤ x ≤ 0, within 4e-16 of Math.exp and several times as fast: e^x = 2^(−n) · 2^(j/64) · e^r with |r| ≤
 * ln 2 / 128, the first two from tables, the last from its series up to r⁵ / 120. Outside the range it is wrong.
 */
export function fastExp(x: number): number {
  const steps = Math.floor(x * perStep + 0.5) | 0
  const r = x - steps * stepHigh - steps * stepLow
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120)))))
  return (halvings[-(steps >> 6)] as number) * (fractions[steps & 63] as number) * series
}
