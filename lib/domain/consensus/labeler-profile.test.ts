import { describe, expect, it } from 'vitest'
import { profileLabelers, unitsBehind } from './labeler-profile.ts'
import { ratingsOf } from './testing/simulate-crowd.ts'

const rows = [
  [0, 0, 1],
  [1, 1, 1],
  [0, 1, -1],
  [2, 2, 0],
]
const ratings = ratingsOf(rows, 3)
const gold = Int32Array.of(0, 1, -1, 0)

describe('profileLabelers', () => {
  const profiles = profileLabelers(ratings, gold)

  it('compares with references where there are any', () => {
    expect(profiles[0]?.gold.accuracy).toMatchObject({ value: 2 / 3, units: 3 })
    expect(profiles[0]?.gold.confusion).toEqual([
      { truth: 0, given: 0, count: 1 },
      { truth: 0, given: 2, count: 1 },
      { truth: 1, given: 1, count: 1 },
    ])
    expect(profileLabelers(ratings)[0]?.gold.accuracy).toEqual({ undefined: 'no_reference', units: 0, answers: 0 })
  })

  it('compares with the others, never with her own answer', () => {
    // Unit 0: the others of labeler 2 say 0; those of labelers 0 and 1 tie. Unit 2: one other each. Unit 3 as unit 0.
    expect(profiles[2]?.others.accuracy).toMatchObject({ value: 1 / 3, units: 3 })
    expect(profiles[0]?.others.accuracy).toMatchObject({ value: 1 / 2, units: 2 })
    expect(profiles[0]?.units).toBe(4)
  })

  it('names the units behind a cell', () => {
    expect(unitsBehind(ratings, { labeler: 2, truth: 2, given: 0 })).toEqual([3])
    expect(unitsBehind(ratings, { labeler: 0, truth: 0, given: 2 }, gold)).toEqual([3])
  })

  it('has no accuracy where nobody else answered', () => {
    const alone = profileLabelers(ratingsOf([[0], [1]], 2))
    expect(alone[0]?.others.accuracy).toMatchObject({ undefined: 'no_consensus' })
  })
})
