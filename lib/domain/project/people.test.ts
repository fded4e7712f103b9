import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../kernel/random.ts'
import { normalEmail } from './people.ts'
import { randomPseudonym } from './pseudonym.ts'

describe('an address', () => {
  test('is kept in lower case, without the space around it', () => {
    expect(normalEmail('  Ada.Lovelace@Example.ORG ')).toBe('ada.lovelace@example.org')
  })
  test.each(['', 'ada', '@example.org', 'ada@', 'a b@example.org', 'a@b@c', '<a@b>', `${'a'.repeat(65)}@b`])(
    'can’t be %j',
    (text) => {
      expect(normalEmail(text)).toBeNull()
    },
  )
})

describe('a pseudonym', () => {
  test('is a word of three syllables and two digits, and comes from the random numbers alone', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(randomPseudonym(seededRandom(seed))).toMatch(/^([bdfgklmnprstvz][aeiou]){3}-\d\d$/)
        expect(randomPseudonym(seededRandom(seed))).toBe(randomPseudonym(seededRandom(seed)))
      }),
    )
  })
  test('hardly ever repeats', () => {
    const random = seededRandom(1)
    const drawn = Array.from({ length: 1000 }, () => randomPseudonym(random))
    expect(new Set(drawn).size).toBeGreaterThan(995)
  })
})
