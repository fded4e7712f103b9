import { expect, test } from 'vitest'
import { asId, type ItemId } from '../kernel/ids.ts'
import { nextUndecided } from './undecided.ts'

const i = (name: string) => asId<ItemId>(name)
const agenda = [
  { item: i('a'), state: 'open' },
  { item: i('b'), state: 'ruled' },
  { item: i('c'), state: 'parked' },
  { item: i('d'), state: 'revealed' },
] as const

test('what is ruled or parked is passed over, and the agenda goes on at its beginning', () => {
  expect([nextUndecided(agenda, null), nextUndecided(agenda, i('a')), nextUndecided(agenda, i('d'))]).toEqual([
    'a',
    'd',
    'a',
  ])
})

test('neither the item itself nor what was ruled just now comes next', () => {
  expect(nextUndecided(agenda, i('a'), new Set([i('d')]))).toBeNull()
  expect(nextUndecided(agenda.slice(0, 3), i('a'))).toBeNull()
})
