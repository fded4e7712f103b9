import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDefined } from './figure.ts'
import { createIncrementalAlpha } from './incremental-alpha.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { ratingsOf, tables } from './testing/ratings-samples.ts'

test('after any changes, alpha is that of the answers that stand', () => {
  const change = fc.record({ unit: fc.nat(11), labeler: fc.nat(4), letter: fc.constantFrom('a', 'b', 'c', 'd', '.') })
  fc.assert(
    fc.property(tables, fc.array(change, { maxLength: 30 }), (rows, changes) => {
      const incremental = createIncrementalAlpha(ratingsOf(rows))
      const table = rows.map((row) => [...row])
      for (const { unit, labeler, letter } of changes) {
        const row = table[unit]
        if (!row || labeler >= row.length) continue
        row[labeler] = letter
        incremental.change(unit, labeler, letter === '.' ? null : letter.charCodeAt(0) - 97)
      }
      const batch = krippendorffAlpha(ratingsOf(table.map((row) => row.join('')))).figure
      const figure = incremental.figure()
      expect(isDefined(figure)).toBe(isDefined(batch))
      if (isDefined(figure) && isDefined(batch)) expect(figure.value).toBeCloseTo(batch.value, 12)
      expect(figure).toMatchObject({ units: batch.units, answers: batch.answers })
    }),
  )
})

test('refuses a unit that is not there', () => {
  expect(() => createIncrementalAlpha(ratingsOf(['aa'])).change(1, 0, 0)).toThrow('not among')
})
