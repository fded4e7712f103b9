import { expect, test } from 'vitest'
import { asId, type ItemId, type RulingId } from '../kernel/ids.ts'
import { nearestRulings } from './nearest-rulings.ts'

const ruling = (
  id: string,
  day: number,
  pattern: string,
  entryId: string | null,
  more: { item?: string; overrules?: string; supersededBy?: string } = {},
) => ({
  id: asId<RulingId>(id),
  itemId: asId<ItemId>(more.item ?? `item ${id}`),
  pattern,
  entryId,
  at: new Date(Date.UTC(2026, 0, day)),
  supersededBy: more.supersededBy ? asId<RulingId>(more.supersededBy) : null,
  overrules: more.overrules ? asId<RulingId>(more.overrules) : null,
})
const like = { pattern: 'class a / class b', entries: ['e1'], not: asId<ItemId>('here') }
const ids = (rulings: ReturnType<typeof ruling>[]) => nearestRulings(rulings, like).map(({ ruling: { id } }) => id)

test('the same pattern first, then the same entry with a class in common, then the same entry; others not at all', () => {
  const found = ids([
    ruling('entry', 9, 'class c / class d', 'e1'),
    ruling('near', 8, 'class a / class c', 'e1'),
    ruling('same', 1, 'class a / class b', null),
    ruling('far', 9, 'class c / class d', 'e2'),
    ruling('bare', 9, 'class a / class c', null),
    ruling('own', 9, 'class a / class b', 'e1', { item: 'here' }),
  ])
  expect(found).toEqual(['same', 'near', 'entry'])
})

test('among equally near ones those that stand come first, then the newest; the overruling one is named', () => {
  const rulings = [
    ruling('new', 5, 'class a / class b', null),
    ruling('newer', 6, 'class a / class b', null),
    ruling('overruled', 7, 'class a / class b', null),
    ruling('superseded', 8, 'class a / class b', null, { supersededBy: 'new' }),
    ruling('overrules', 9, 'class x / class y', 'e9', { overrules: 'overruled' }),
  ]
  expect(ids(rulings)).toEqual(['newer', 'new', 'superseded', 'overruled'])
  const found = nearestRulings(rulings, like).find(({ ruling: { id } }) => id === 'overruled')
  expect(found?.overruledBy?.id).toBe('overrules')
})
