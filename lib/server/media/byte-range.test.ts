import { describe, expect, it } from 'vitest'
import { readRange } from './byte-range.ts'

describe('Range', () => {
  it.each([
    [null, null],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=99-', { start: 99, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=999999-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=0-1,5-6', null],
    ['bytes=9-3', null],
    ['items=0-1', null],
    ['bytes=a-b', null],
    ['bytes=-', null],
  ] as const)('%s of 100 bytes', (header, range) => expect(readRange(header, 100)).toEqual(range))
})
