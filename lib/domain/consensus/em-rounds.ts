/** When an EM model stops. `rounds` runs exactly so many plain rounds; else it runs until the likelihood converged. */
export type EmOptions = {
  rounds?: number
  /** Converged when at most so many nats of log-likelihood, of all items together, remain to be gained. Default 1e-7. */
  tolerance?: number
  /** Gives up here; the result then says that it has not converged. Default 20,000. */
  maxRounds?: number
}

export type EmOutcome = { rounds: number; converged: boolean; objective: number }

/**
 * Repeats a round of EM on `state` until its objective has converged.
 *
 * `round` reads the state, runs one M and one E step, writes the new state in its place and answers the objective (the
 * log-likelihood, plus the log prior if there is one) of the parameters that the old state gave. Plain EM creeps along
 * ridges, where a small gain does not mean that little remains. So every two rounds are extrapolated (SQUAREM, scheme
 * S3 of Varadhan and Roland 2008, Scandinavian Journal of Statistics 35, 335–353); one that lowers the objective is
 * taken back and shortens those to come, so the likelihood never falls.
 *
 * It has converged when what remains is below the tolerance: near the end the distance to the optimum shrinks by a
 * constant factor c a plain round and the gains by c², so after a gain g about g · c² / (1 − c²) remains. Example: a
 * gain of 0.001 with c = 0.99 leaves 0.049. The state is a list of expected counts, which may not turn negative, or of
 * parameters with a sign.
 */
export function runEmRounds(
  round: () => number,
  state: Float64Array,
  options: EmOptions = {},
  kind: 'counts' | 'signed' = 'counts',
): EmOutcome {
  let objective = Number.NEGATIVE_INFINITY
  if (options.rounds !== undefined) {
    for (let i = 0; i < options.rounds; i++) objective = round()
    return { rounds: options.rounds, converged: false, objective }
  }
  const maxRounds = options.maxRounds ?? 20_000
  const first = new Float64Array(state.length)
  const second = new Float64Array(state.length)
  const third = new Float64Array(state.length)
  let rounds = 0
  let longest = 4
  while (rounds < maxRounds) {
    first.set(state)
    const before = round()
    second.set(state)
    objective = round()
    third.set(state)
    rounds += 2
    const { step, rate } = measureSteps(first, second, third)
    if (hasConverged(objective - before, rate, objective, options.tolerance ?? 1e-7)) {
      return { rounds, converged: true, objective }
    }
    const length = Math.min(step, longest)
    if (!(length > 1)) continue
    extrapolate(state, first, second, third, length)
    if (kind === 'counts') keepPositive(state, third)
    rounds++
    const accepted = round() >= objective
    if (!accepted) state.set(third)
    if (length === longest) longest = accepted ? 4 * longest : Math.max(longest / 4, 4)
    else if (!accepted) longest = Math.max(length / 4, 4)
  }
  return { rounds, converged: false, objective }
}

/** The length of the extrapolation (1: none) and by what factor the second round's step is shorter than the first's. */
function measureSteps(first: Float64Array, second: Float64Array, third: Float64Array): { step: number; rate: number } {
  let step1 = 0
  let step2 = 0
  let bend = 0
  for (let i = 0; i < first.length; i++) {
    const a = (second[i] as number) - (first[i] as number)
    const b = (third[i] as number) - (second[i] as number)
    step1 += a * a
    step2 += b * b
    bend += (b - a) * (b - a)
  }
  return { step: bend > 0 ? Math.sqrt(step1 / bend) : 1, rate: step1 > 0 ? Math.sqrt(step2 / step1) : 0 }
}

function hasConverged(gain: number, rate: number, objective: number, tolerance: number): boolean {
  // Sums over many items carry rounding errors of this size; gains below it are noise.
  const least = Math.max(tolerance, 1e-13 * Math.abs(objective))
  if (gain > least) return false
  return gain <= 1e-4 * least || (rate < 1 && (gain * rate * rate) / (1 - rate * rate) < least)
}

/** θ = θ₀ + 2·s·(θ₁ − θ₀) + s²·(θ₂ − 2θ₁ + θ₀). */
function extrapolate(
  state: Float64Array,
  first: Float64Array,
  second: Float64Array,
  third: Float64Array,
  step: number,
): void {
  for (let i = 0; i < state.length; i++) {
    const a = (second[i] as number) - (first[i] as number)
    const bend = (third[i] as number) - (second[i] as number) - a
    state[i] = (first[i] as number) + 2 * step * a + step * step * bend
  }
}

/** No extrapolated count falls below a hundredth of its last value. */
function keepPositive(state: Float64Array, last: Float64Array): void {
  for (let i = 0; i < state.length; i++) state[i] = Math.max(state[i] as number, (last[i] as number) / 100)
}
