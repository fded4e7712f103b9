import { describe, expect, test } from 'vitest'
import { groupByUnit } from './grouped-ratings.ts'
import type { Ratings } from './ratings.ts'
import { ratingsOf } from './testing/ratings-samples.ts'

function entries(rows: [unit: number, labeler: number, value: number][]): Ratings {
  return {
    unit: Int32Array.from(rows, (row) => row[0]),
    labeler: Int32Array.from(rows, (row) => row[1]),
    value: Int32Array.from(rows, (row) => row[2]),
    units: 3,
    labelers: 2,
  }
}

describe('groupByUnit', () => {
  test('takes ratings in order as they are, without a copy', () => {
    const ratings = ratingsOf(['ab', '.a', 'bb'])
    const grouped = groupByUnit(ratings)
    expect(grouped.value).toBe(ratings.value)
    expect([...grouped.start]).toEqual([0, 2, 3, 5])
    expect(grouped.repeats).toBe(0)
  })

  test('brings units into order and keeps units without answers', () => {
    const grouped = groupByUnit(
      entries([
        [2, 0, 5],
        [0, 1, 6],
        [2, 1, 7],
      ]),
    )
    expect([...grouped.start]).toEqual([0, 1, 1, 3])
    expect([...grouped.value]).toEqual([6, 5, 7])
    expect([...grouped.labeler]).toEqual([1, 0, 1])
  })

  test('counts the last of repeated answers only, wherever the repeats stand', () => {
    for (const rows of [
      [
        [0, 0, 1],
        [0, 1, 2],
        [0, 0, 3],
        [1, 0, 4],
      ],
      [
        [0, 0, 1],
        [1, 0, 4],
        [0, 1, 2],
        [0, 0, 3],
      ],
      [
        [0, 0, 1],
        [0, 0, 3],
        [0, 1, 2],
        [1, 0, 4],
      ],
    ] as [number, number, number][][]) {
      const grouped = groupByUnit(entries(rows))
      expect(grouped.repeats).toBe(1)
      const first = Array.from({ length: 2 }, (_, i) => [grouped.labeler[i], grouped.value[i]]).sort()
      expect(first).toEqual([
        [0, 3],
        [1, 2],
      ])
      expect([...grouped.start]).toEqual([0, 2, 3, 3])
    }
  })

  test('refuses indices outside their range and arrays of different lengths', () => {
    expect(() => groupByUnit(entries([[3, 0, 1]]))).toThrow('out of range')
    expect(() => groupByUnit(entries([[0, 2, 1]]))).toThrow('out of range')
    expect(() => groupByUnit({ ...ratingsOf(['ab']), value: new Int32Array(1) })).toThrow('different lengths')
  })
})
