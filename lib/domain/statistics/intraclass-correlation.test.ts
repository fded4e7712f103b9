import { expect, test } from 'vitest'
import { isDefined } from './figure.ts'
import { type IccForm, intraclassCorrelation } from './intraclass-correlation.ts'
import type { Ratings } from './ratings.ts'

function numbers(rows: readonly (readonly number[])[]): Ratings {
  return {
    unit: Int32Array.from(rows.flatMap((row, u) => row.map(() => u))),
    labeler: Int32Array.from(rows.flatMap((row) => row.map((_, l) => l))),
    value: Float64Array.from(rows.flat()),
    units: rows.length,
    labelers: Math.max(...rows.map((row) => row.length)),
  }
}

const value = (rows: readonly (readonly number[])[], form: IccForm) => {
  const figure = intraclassCorrelation(numbers(rows), form)
  return isDefined(figure) ? figure.value : figure.undefined
}

test('the example of the docstring', () => {
  const rows = [
    [1, 2],
    [3, 4],
  ]
  expect(value(rows, '1_1')).toBeCloseTo(3.5 / 4.5, 14)
  expect(value(rows, '3_1')).toBeCloseTo(1, 14)
  expect(value(rows, '2_1')).toBeCloseTo(4 / 5, 14)
})

test('the published example of Shrout and Fleiss', () => {
  const rows = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ]
  const published = { '1_1': 0.17, '2_1': 0.29, '3_1': 0.71, '1_k': 0.44, '2_k': 0.62, '3_k': 0.91 } as const
  for (const [form, rounded] of Object.entries(published)) {
    expect(Math.round(100 * (value(rows, form as IccForm) as number)) / 100).toBe(rounded)
  }
})

test('says why it is undefined', () => {
  expect(value([[1, 2], [3]], '1_1')).toBe('incomplete')
  expect(value([[1, 2]], '1_1')).toBe('too_few_units')
  expect(
    value(
      [
        [5, 5],
        [5, 5],
      ],
      '2_1',
    ),
  ).toBe('no_variance')
  // Labelers who are exact opposites: all units have the same mean, and tools print −1, 4 or −4.6e+30.
  expect(
    value(
      [
        [1, 2],
        [2, 1],
        [1, 2],
        [2, 1],
      ],
      '2_k',
    ),
  ).toBe('no_variance')
  expect(
    value(
      [
        [0.1, 0.3],
        [0.3, 0.1],
      ],
      '1_k',
    ),
  ).toBe('no_variance')
})
