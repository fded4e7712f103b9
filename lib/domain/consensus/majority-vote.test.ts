import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { majorityVote } from './majority-vote.ts'
import { ratingsOf, reorder } from './testing/simulate-crowd.ts'

const table = fc.array(fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 4, maxLength: 4 }), { maxLength: 12 })

describe('majorityVote', () => {
  it('names the leader, lists ties and leaves the unanswered open', () => {
    const vote = majorityVote(
      ratingsOf(
        [
          [0, 1, 1],
          [0, 1, -1],
          [-1, -1, -1],
          [2, -1, -1],
        ],
        3,
      ),
    )
    expect([...vote.label]).toEqual([1, -1, -1, 2])
    expect(vote.tied).toEqual([1])
    expect([...vote.votes]).toEqual([2, 1, 0, 1])
    expect([...vote.answers]).toEqual([3, 2, 0, 1])
  })

  it('agrees with counting by hand', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { label } = majorityVote(ratingsOf(rows, 4))
        rows.forEach((row, u) => {
          const counts = [0, 1, 2, 3].map((t) => row.filter((value) => value === t).length)
          const most = Math.max(...counts)
          const leaders = counts.flatMap((count, t) => (count === most && most > 0 ? [t] : []))
          expect(label[u]).toBe(leaders.length === 1 ? leaders[0] : -1)
        })
      }),
    )
  })

  it('is the same whatever order the answers come in', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const ratings = ratingsOf(rows, 4)
        const backwards = reorder(ratings, [...ratings.unit.keys()].reverse(), [0, 1, 2, 3])
        expect(majorityVote(backwards)).toEqual(majorityVote(ratings))
      }),
    )
  })
})
