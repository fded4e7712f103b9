import type { Random } from '../kernel/random.ts'
import { randomBelow } from '../kernel/random.ts'

const consonants = 'bdfgklmnprstvz'
const vowels = 'aeiou'

/**
 * A name that means nothing and can be said aloud, such as `tovira-52`: three syllables and two digits, 34 million in
 * all. It carries nothing of the person.
 */
export function randomPseudonym(random: Random): string {
  let word = ''
  for (let syllable = 0; syllable < 3; syllable++) {
    word += consonants[randomBelow(random, consonants.length)]
    word += vowels[randomBelow(random, vowels.length)]
  }
  return `${word}-${String(randomBelow(random, 100)).padStart(2, '0')}`
}
