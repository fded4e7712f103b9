import { expect, test } from 'vitest'
import { asId, type ItemId } from '../kernel/ids.ts'
import { itemOrder, orderSeed } from './item-order.ts'

const items = Array.from({ length: 200 }, (_, i) => asId<ItemId>(`item-${i}`))

test('the same seed gives the same order, whatever order the items come in', () => {
  expect(itemOrder('s', items)).toEqual(itemOrder('s', [...items].reverse()))
})

test('the order of what is left does not change when items are taken out', () => {
  const left = items.filter((_, i) => i % 3 !== 0)
  expect(itemOrder('s', left)).toEqual(itemOrder('s', items).filter((id) => left.includes(id)))
})

test('two labelers of a round get unrelated orders, also for ids that differ in their last letter alone', () => {
  const places = (account: string) => {
    const order = itemOrder(orderSeed('round', account), items)
    return items.map((id) => order.indexOf(id))
  }
  const [a, b] = [places('ann'), places('ben')]
  const mean = (items.length - 1) / 2
  const covariance = a.reduce((sum, place, i) => sum + (place - mean) * ((b[i] ?? 0) - mean), 0) / items.length
  const variance = (items.length ** 2 - 1) / 12
  expect(Math.abs(covariance / variance)).toBeLessThan(0.25)
})
