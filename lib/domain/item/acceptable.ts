import type { AcceptableInput } from '../definition/definition.ts'
import type { MediaMeasures } from './media.ts'

/** One way in which an item falls short of what a definition accepts as x. */
export type Shortfall = { measure: string; message: string }

/**
 * Where a measured item falls short of the definition's acceptable x; empty when it is acceptable. A bound of the
 * other medium says nothing about this one.
 */
export function findShortfalls(measures: MediaMeasures, acceptable: AcceptableInput): Shortfall[] {
  const found: Shortfall[] = []
  const least = (measure: string, value: number, bound: number | null, say: (n: number) => string) => {
    if (bound !== null && value < bound)
      found.push({ measure, message: `${measure} is ${say(value)}, at least ${say(bound)} is needed` })
  }
  const most = (measure: string, value: number, bound: number | null, say: (n: number) => string) => {
    if (bound !== null && value > bound)
      found.push({ measure, message: `${measure} is ${say(value)}, at most ${say(bound)} is accepted` })
  }
  if (measures.kind === 'image') {
    least('width', measures.width, acceptable.minWidth, pixels)
    least('height', measures.height, acceptable.minHeight, pixels)
    least('brightness', measures.brightness, acceptable.minBrightness, percent)
    least('contrast', measures.contrast, acceptable.minContrast, percent)
  } else {
    least('sample rate', measures.sampleRate, acceptable.minSampleRate, (n) => `${n} Hz`)
    most('silence before', measures.silenceBefore, acceptable.maxSilence, seconds)
    most('silence after', measures.silenceAfter, acceptable.maxSilence, seconds)
  }
  return found
}

const pixels = (n: number) => `${n} px`
const percent = (n: number) => `${Math.round(n * 100)} %`
const seconds = (n: number) => `${n.toFixed(1)} s`
