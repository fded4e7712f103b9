import { seededRandom, shuffled } from '../kernel/random.ts'

/**
 * The letters under which labelers' answers stand on one item of a session: shuffled anew for each item, so that nobody
 * can follow a labeler from one to the next, and the same for everybody in the session.
 */
export function lettersFor<Id extends string>(labelers: readonly Id[], seed: string, item: string): Map<Id, string> {
  const order = shuffled([...new Set(labelers)].sort(), seededRandom(`${seed}/${item}`))
  return new Map(order.map((labeler, index) => [labeler, letterOf(index)]))
}

/** A … Z, then AA, AB … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}
