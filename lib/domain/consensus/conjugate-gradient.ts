/** A function to minimise: `at` answers its value at a point and writes the gradient there. */
export type Slope = {
  at(point: Float64Array, gradient: Float64Array): number
  /**
   * How often each coordinate counts in inner products: coordinates that many equal variables share count as often as
   * there are of them, and the gradient holds the derivative by one of them.
   */
  times: Float64Array
}

export type DescentOptions = { iterations: number; gradient: number }

/**
 * Moves `point` downhill by nonlinear conjugate gradients (Polak–Ribière+, Nocedal and Wright 2006, Numerical
 * Optimization, section 5.2), with steps that meet the strong Wolfe conditions (1e-4, 0.4) where thirty trials find
 * one. Stops after so many iterations, or when no derivative exceeds `gradient` in size. Never ends higher than it
 * began.
 */
export function descend(slope: Slope, point: Float64Array, options: DescentOptions): void {
  const { times } = slope
  const gradient = new Float64Array(point.length)
  const nextGradient = new Float64Array(point.length)
  const nextPoint = new Float64Array(point.length)
  let value = slope.at(point, gradient)
  const direction = gradient.map((g) => -g)
  let previous = value + Math.sqrt(inner(gradient, gradient, times)) / 2
  for (let k = 0; k < options.iterations && largest(gradient) > options.gradient; k++) {
    if (inner(direction, gradient, times) >= 0) direction.set(gradient.map((g) => -g))
    const steepness = inner(direction, gradient, times)
    const first = Math.min(1, (2.02 * (value - previous)) / steepness)
    const line: Line = { slope, point, direction, nextPoint, nextGradient, value, steepness }
    const next = searchLine(line, first > 0 ? first : 1)
    if (next === null) return
    const size = inner(gradient, gradient, times)
    let turn = 0
    for (let i = 0; i < point.length; i++) {
      turn +=
        (times[i] as number) * ((nextGradient[i] as number) - (gradient[i] as number)) * (nextGradient[i] as number)
    }
    const keep = Math.max(0, turn / size)
    for (let i = 0; i < point.length; i++) {
      direction[i] = keep * (direction[i] as number) - (nextGradient[i] as number)
    }
    point.set(nextPoint)
    gradient.set(nextGradient)
    previous = value
    value = next
  }
}

type Line = {
  slope: Slope
  point: Float64Array
  direction: Float64Array
  nextPoint: Float64Array
  nextGradient: Float64Array
  value: number
  steepness: number
}

/** Lengthens the step until it brackets a minimum, then halves the bracket. Answers the value, or null: no descent. */
function searchLine(line: Line, first: number): number | null {
  const { slope, point, direction, nextPoint, nextGradient, value, steepness } = line
  let step = first
  let low = 0
  let high = Number.POSITIVE_INFINITY
  let best = value
  for (let trial = 0; trial < 30; trial++) {
    for (let i = 0; i < point.length; i++) nextPoint[i] = (point[i] as number) + step * (direction[i] as number)
    best = slope.at(nextPoint, nextGradient)
    const here = inner(direction, nextGradient, slope.times)
    if (!(best <= value + 1e-4 * step * steepness)) high = step
    else if (Math.abs(here) <= -0.4 * steepness) return best
    else if (here > 0) high = step
    else low = step
    step = high === Number.POSITIVE_INFINITY ? 4 * step : (low + high) / 2
  }
  return best < value ? best : null
}

function inner(a: Float64Array, b: Float64Array, times: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (times[i] as number) * (a[i] as number) * (b[i] as number)
  return sum
}

function largest(values: Float64Array): number {
  let max = 0
  for (const value of values) max = Math.max(max, Math.abs(value))
  return max
}
