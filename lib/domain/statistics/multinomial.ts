import type { Random } from '#lib/domain/kernel/random.ts'

/** ln(k!) − [(k + ½) ln(k + 1) − (k + 1) + ½ ln 2π]: Stirling's correction, tabled where the series is too coarse. */
const corrections = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
]

function correction(k: number): number {
  const tabled = corrections[k]
  if (tabled !== undefined) return tabled
  const square = (k + 1) * (k + 1)
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1)
}

/**
 * A draw from the binomial distribution with n trials of probability p.
 *
 * Inversion where n·min(p, 1 − p) < 10, else the transformed rejection BTRS of Hörmann, W. (1993), "The generation of
 * binomial random variates", J. Statistical Computation and Simulation 46. Expected time does not grow with n.
 */
export function randomBinomial(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - randomBinomial(random, n, 1 - p)
  if (n <= 0 || p <= 0) return 0
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p)
}

function byInversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p)
  const none = (1 - p) ** n
  for (;;) {
    let probability = none
    let left = random()
    for (let k = 0; k <= n; k++) {
      if (left < probability) return k
      left -= probability
      probability *= (odds * (n - k)) / (k + 1)
      if (k > 110) break // beyond rounding of the sum; draw again
    }
  }
}

function byRejection(random: Random, n: number, p: number): number {
  const odds = p / (1 - p)
  const deviation = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const centre = n * p + 0.5
  const squeeze = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * deviation
  const mode = Math.floor((n + 1) * p)
  for (;;) {
    const u = random() - 0.5
    let v = random()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + centre)
    if (us >= 0.07 && v <= squeeze) return k
    if (k < 0 || k > n) continue
    v = Math.log((v * alpha) / (a / (us * us) + b))
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      correction(mode) +
      correction(n - mode) -
      correction(k) -
      correction(n - k)
    if (v <= bound) return k
  }
}

/**
 * Draws as many balls as `count` holds, with replacement, and writes how many fall on each of its cells: a bootstrap
 * resample of units that show `count[p]` times the pattern p, by one binomial a cell.
 */
export function drawMultinomial(random: Random, count: ArrayLike<number>, into: Int32Array): void {
  let total = 0
  for (let p = 0; p < count.length; p++) total += count[p] as number
  let left = total
  let mass = total
  for (let p = 0; p < count.length; p++) {
    const here = count[p] as number
    const drawn = here >= mass ? left : randomBinomial(random, left, here / mass)
    into[p] = drawn
    left -= drawn
    mass -= here
  }
}
