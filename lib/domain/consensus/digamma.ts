/**
 * The digamma function ψ(x) = d/dx ln Γ(x) for x > 0, to about 1e-13: the recurrence ψ(x) = ψ(x + 1) − 1/x up to x ≥ 8,
 * then the asymptotic series (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18). Example: ψ(1) = −0.5772156649 (Euler).
 */
export function digamma(x: number): number {
  let result = 0
  let y = x
  while (y < 8) {
    result -= 1 / y
    y++
  }
  const z = 1 / (y * y)
  const series =
    z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32760 - z / 12))))))
  return result + Math.log(y) - 1 / (2 * y) - series
}
