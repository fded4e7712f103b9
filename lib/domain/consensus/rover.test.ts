import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom, shuffled } from '#lib/domain/kernel/random.ts'
import { rover } from './rover.ts'

const tokens = (text: string) => text.split(' ').filter((word) => word !== '')
const transcripts = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'um'), { maxLength: 6 }), { maxLength: 5 })

describe('rover', () => {
  it('takes the majority of every place', () => {
    const texts = ['a b c d', 'b z d e', 'b c d e f'].map(tokens)
    expect(rover(texts, { order: 'given' })).toEqual(['b', 'c', 'd', 'e'])
    expect(rover(texts)).toEqual(['b', 'c', 'd', 'e'])
  })

  it('has nothing to say without transcripts, and repeats a single one', () => {
    expect(rover([])).toEqual([])
    expect(rover([['a', 'b']])).toEqual(['a', 'b'])
  })

  it('does not depend on the order of the transcripts, unless asked to', () => {
    fc.assert(
      fc.property(transcripts, fc.integer({ min: 0 }), (texts, seed) => {
        expect(rover(shuffled(texts, seededRandom(seed)))).toEqual(rover(texts))
      }),
    )
    const texts = ['a', 'b', 'a c'].map(tokens)
    expect(rover(texts, { order: 'given' })).not.toEqual(rover(texts.toReversed(), { order: 'given' }))
  })

  it('returns what all say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        (text, n) => {
          expect(rover(Array.from({ length: n }, () => text))).toEqual(text)
        },
      ),
    )
  })

  it('lets a text that most gave win', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }),
        fc.array(fc.constantFrom('a', 'b', 'x'), { maxLength: 6 }),
        (most, other) => {
          expect(rover([most, other, most])).toEqual(most)
        },
      ),
    )
  })
})
