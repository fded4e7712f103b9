import { expect, test } from 'vitest'
import { checkOverlap, isExhausted, standingInRound } from './eligibility.ts'

const labeler = { roles: ['labeler' as const], gone: false, imported: false, allowed: false }

test('a labeler is eligible and blind', () => {
  expect(standingInRound(labeler)).toEqual({ eligible: true, blind: true })
})

test('a seeing role waits for a lead, and is then not blind', () => {
  const lead = { ...labeler, roles: ['labeler' as const, 'lead' as const] }
  expect(standingInRound(lead)).toEqual({ eligible: false, why: 'seeing' })
  expect(standingInRound({ ...lead, allowed: true })).toEqual({ eligible: true, blind: false })
})

test('who left and who was imported labels nothing, allowed or not', () => {
  expect(standingInRound({ ...labeler, gone: true, allowed: true })).toMatchObject({ eligible: false, why: 'gone' })
  expect(standingInRound({ ...labeler, imported: true })).toMatchObject({ eligible: false, why: 'imported' })
})

test.each([
  [0, 3],
  [4, 3],
  [1.5, 3],
  [1, 0],
])('overlap %d of %d labelers is refused with the range', (overlap, eligible) => {
  expect(checkOverlap(overlap, eligible)).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', field: 'overlap', details: { least: 1, most: eligible } },
  })
})

test('overlap from 1 to the number of labelers is taken', () => {
  for (const k of [1, 2, 3]) expect(checkOverlap(k, 3)).toEqual({ ok: true, value: k })
})

test('an item is exhausted when slots are open and everyone has decided', () => {
  expect(isExhausted(1, 3, 3)).toBe(true)
  expect(isExhausted(1, 3, 2)).toBe(false)
  expect(isExhausted(0, 3, 3)).toBe(false)
})
