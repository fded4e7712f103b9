/** Rounds a coordinate in pixels of the upright image to 1e-3, as stored at submit. */
export function roundPixels(value: number): number {
  return Math.round(value * 1e3) / 1e3
}
