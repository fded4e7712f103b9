import { type Random, randomNormal, seededRandom } from '#lib/domain/kernel/random.ts'

/** What is truly on a screen. Lengths in millimetres, depths in micrometres. */
export type Flaw =
  | { kind: 'clean' }
  | { kind: 'scratch'; length: number; depth: number }
  | { kind: 'dent'; diameter: number }

/** One drawn close-up: its name, its seed and the truth that it was drawn from. */
export type Screen = { name: string; seed: string; light: 'ring' | 'side'; flaw: Flaw }

export const screenCount = 240
export const pictureSize = { width: 560, height: 420 } as const
/** The camera's scale: one pixel is a hundredth of a millimetre. */
export const mmPerPixel = 0.01

/** Scratch depth (µm) from which light scatters so much that most people say "deep". */
export const typicalDeep = 6

function drawFlaw(random: Random): Flaw {
  const kind = random()
  if (kind < 0.2) return { kind: 'clean' }
  if (kind < 0.35) return { kind: 'dent', diameter: round(0.35 + 0.5 * random(), 3) }
  // Lengths crowd where inspectors differ, as borderline parts do on a real line.
  const length = random() < 0.6 ? 0.3 + 0.08 * randomNormal(random) : 0.12 + 0.75 * random()
  const depth = random() < 0.5 ? typicalDeep + 1.6 * randomNormal(random) : 2 + 10 * random()
  return { kind: 'scratch', length: round(clamp(length, 0.08, 0.95), 3), depth: round(clamp(depth, 1, 14), 2) }
}

/** The whole set, the same on every machine for the same seed. */
export function phoneScreens(seed = 'phone-screens', count = screenCount): Screen[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `screen-${String(index + 1).padStart(3, '0')}`
    const random = seededRandom(`${seed}/${name}`)
    return { name, seed: `${seed}/${name}/look`, light: random() < 0.5 ? 'ring' : 'side', flaw: drawFlaw(random) }
  })
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
