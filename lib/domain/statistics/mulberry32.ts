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
