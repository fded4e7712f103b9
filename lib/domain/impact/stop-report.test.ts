import { describe, expect, test } from 'vitest'
import { takeFigure } from '../statistics/measurement.ts'
import { agreementAt, listMeasurements } from './measure-rounds.ts'
import { freshest, stopReport } from './stop-report.ts'
import { alphaOf, chosen, inputOf, merging, options, type Rows, v1, value } from './testing/measured-rounds.ts'

describe('the stop rule on the newest fresh measurement', () => {
  const stopOf = (rows: readonly string[], more: Rows[] = []) => {
    const input = inputOf(merging('choice'), [{ round: 1, under: v1, first: 0, rows }, ...more], chosen)
    const measured = freshest(listMeasurements(input, v1))!
    return stopReport(input, measured, agreementAt(input, measured, options), options)!
  }
  const times = (n: number, row: string) => Array.from({ length: n }, () => row)

  test('names the pattern that would gain most, with the gain that the engine gives', () => {
    const rows = [...times(20, 'aaa'), ...times(20, 'bbc'), ...times(10, 'ccc'), 'aab']
    const stop = stopOf(rows)
    expect(stop.verdict).toEqual({ kind: 'go_on', patterns: ['class b / class c'] })
    expect(stop.patterns.map(({ key, items }) => [key, items])).toEqual([
      ['class b / class c', 20],
      ['class a / class b', 1],
    ])
    const settled = rows.map((row) => (row === 'bbc' ? 'bbb' : row))
    const [was, is] = [alphaOf(rows), alphaOf(settled)].map((one) => value(takeFigure(one)) as number)
    expect(value(stop.patterns[0]!.gain)).toBeCloseTo(is! - was!, 12)
  })

  test('stops where nothing is left on enough items, and cannot tell on few', () => {
    const clear = [...times(15, 'aaa'), ...times(15, 'bbb')]
    expect(stopOf(clear).verdict).toEqual({ kind: 'stop', because: 'no_pattern_worth_it' })
    expect(stopOf(clear.slice(10, 22)).verdict).toEqual({ kind: 'cannot_tell', moreItems: 8, patterns: [] })
  })

  test('labelers who answered the same items again under the version are its ceiling', () => {
    const rows = [...times(20, 'aaa'), ...times(20, 'bbc'), ...times(10, 'ccc')]
    expect(stopOf(rows).selfAgreement).toBeNull()
    // The third labeler says of the 20 what the others said the first time, and b again on one half.
    const again = rows.map((row, i) => (row === 'bbc' && i % 2 === 0 ? 'bcb' : row))
    const stop = stopOf(rows, [{ round: 2, under: v1, first: 0, rows: again }])
    const pairs = rows.flatMap((row, i) => [...row].map((letter, l) => `${letter}${again[i]![l]}`))
    expect(value(stop.selfAgreement!)).toBeCloseTo(value(takeFigure(alphaOf(pairs))) as number, 12)
    expect(stop.verdict.kind).toBe('go_on')
    const steady = stopOf(rows, [
      { round: 2, under: v1, first: 0, rows: rows.map((row) => (row === 'bbc' ? 'bbb' : row)) },
    ])
    expect(value(steady.selfAgreement!)).toBeLessThan(1)
    expect(steady.verdict).toEqual({ kind: 'stop', because: 'near_self_agreement' })
  })
})
