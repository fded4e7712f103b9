import type { Branded } from './ids.ts'

/** Seconds from the original's first decoded sample. */
export type Seconds = Branded<number, 'Seconds'>
/** Pixels of the upright image. */
export type Pixels = Branded<number, 'Pixels'>
export type Millimetres = Branded<number, 'Millimetres'>

/** Rounds a coordinate in pixels to 1e-3, as stored at submit. */
export function roundPixels(value: number): number {
  return Math.round(value * 1e3) / 1e3
}

/** Rounds a time in seconds to 1e-6, as stored at submit. */
export function roundSeconds(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
