/** A shape of data: `answers` labelers out of `labelers` answer each item. */
export type Shape = { items: number; labelers: number; answers: number; classes: number; seed: number }

/** The shapes that are measured when none is named: five labelers, three on a million items, and a sparse crowd. */
export const namedShapes: readonly Shape[] = [
  { items: 100_000, labelers: 5, answers: 5, classes: 10, seed: 1 },
  { items: 1_000_000, labelers: 3, answers: 3, classes: 10, seed: 1 },
  { items: 100_000, labelers: 500, answers: 5, classes: 10, seed: 1 },
]

/** Reads `--items 1000 --labelers 3 --classes 10 --seed 1 [--answers 3]`; null when no shape is named. */
export function readShape(args: readonly string[]): Shape | null {
  const given = new Map<string, number>()
  for (let i = 0; i < args.length; i += 2) {
    const name = (args[i] ?? '').replace(/^--/, '')
    const value = Number(args[i + 1])
    if (!['items', 'labelers', 'classes', 'seed', 'answers'].includes(name) || !Number.isInteger(value) || value < 0) {
      throw new Error(
        `${args[i]} ${args[i + 1] ?? ''}: name --items, --labelers, --classes, --seed or --answers with a whole number.`,
      )
    }
    given.set(name, value)
  }
  if (given.size === 0) return null
  const labelers = given.get('labelers') ?? 3
  const shape = {
    items: given.get('items') ?? 100_000,
    labelers,
    answers: given.get('answers') ?? labelers,
    classes: given.get('classes') ?? 10,
    seed: given.get('seed') ?? 1,
  }
  if (shape.items < 1 || shape.answers < 2 || shape.answers > labelers || shape.classes < 2) {
    throw new Error('A shape has at least one item, two classes, and two answers an item by different labelers.')
  }
  return shape
}
