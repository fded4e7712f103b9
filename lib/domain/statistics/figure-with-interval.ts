import type { Figure, Reason } from './figure.ts'

/** A figure from a value that is NaN where the statistic is undefined. */
export function figureOf(
  value: number,
  whyUndefined: Reason,
  counts: { units: number; answers: number },
  interval: readonly [number, number] | null = null,
): Figure {
  const { units, answers } = counts
  if (Number.isNaN(value)) return { undefined: whyUndefined, units, answers }
  return { value, interval, units, answers }
}
