import type { Random } from '#lib/domain/kernel/random.ts'

/**
 * Tommy Ettinger's mulberry32, the generator in which reproducible bootstraps are stated: seed 42 gives
 * 0.6011037519201636, 0.44829055899754167, 0.8524657934904099. Not for secrets.
 */
export function mulberry32(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Returns a function that draws as many units as there are, with replacement, from one stream of `mulberry32(seed)`,
 * and counts their patterns into `weights`: the generator written out in the loop, since a resample of a hundred
 * thousand units is little else.
 */
export function unitCounter(patternOf: Int32Array, seed: number): (weights: Int32Array) => void {
  const units = patternOf.length
  const scale = units / 4294967296 // a power of two divides exactly, so this is floor(u · n) to the bit
  let state = seed | 0
  return (weights) => {
    weights.fill(0)
    let s = state
    for (let i = 0; i < units; i++) {
      s = (s + 0x6d2b79f5) | 0
      let t = Math.imul(s ^ (s >>> 15), 1 | s)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      const p = patternOf[(((t ^ (t >>> 14)) >>> 0) * scale) | 0] as number
      weights[p] = (weights[p] as number) + 1
    }
    state = s
  }
}
