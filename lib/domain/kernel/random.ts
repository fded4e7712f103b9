/** A seeded stream of numbers in [0, 1). The same seed gives the same stream on every machine. */
export type Random = () => number

/** Hashes text to 32 bits (FNV-1a), to derive seeds from names. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/**
 * The sfc32 generator of Chris Doty-Humphrey's PractRand, seeded from a number or text.
 * Not for secrets.
 */
export function seededRandom(seed: number | string): Random {
  let a = typeof seed === 'string' ? hashText(seed) : seed >>> 0
  let b = 0x9e3779b9
  let c = 0x243f6a88
  let d = 1
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** A whole number in [0, below). */
export function randomBelow(random: Random, below: number): number {
  return Math.floor(random() * below)
}

/** A new array with the same elements in seeded random order (Fisher–Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const out = values.slice()
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomBelow(random, i + 1)
    const swap = out[i] as T
    out[i] = out[j] as T
    out[j] = swap
  }
  return out
}

/** A draw from the standard normal distribution (Box–Muller). */
export function randomNormal(random: Random): number {
  const u = Math.max(random(), 1e-12)
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random())
}
