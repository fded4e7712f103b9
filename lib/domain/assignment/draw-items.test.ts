import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asId, type ItemId } from '../kernel/ids.ts'
import { unwrap } from '../kernel/result.ts'
import { drawItems } from './draw-items.ts'

const pool = Array.from({ length: 20 }, (_, i) => asId<ItemId>(`i${i}`))

test('a random draw records count, pool and the probability of each item', () => {
  const drawn = unwrap(drawItems({ how: 'random', fresh: true, count: 5 }, pool, 'seed'))
  expect(drawn.sampling).toEqual({ how: 'random', count: 5, from: 20, seed: 'seed', fresh: true })
  expect(new Set(drawn.items.map(({ item }) => item)).size).toBe(5)
  expect(drawn.items.every(({ inclusion }) => inclusion === 0.25)).toBe(true)
})

test('the draw depends on the seed, never on the order of the pool', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (seed, count) => {
      const request = { how: 'random' as const, fresh: false, count }
      expect(drawItems(request, pool, seed)).toEqual(drawItems(request, [...pool].reverse(), seed))
    }),
  )
})

test('over many seeds each item is drawn as often as its probability says', () => {
  const times = new Map<ItemId, number>()
  for (let seed = 0; seed < 2000; seed++) {
    for (const { item } of unwrap(drawItems({ how: 'random', fresh: false, count: 5 }, pool, `${seed}`)).items) {
      times.set(item, (times.get(item) ?? 0) + 1)
    }
  }
  // Binomial(2000, 1/4): mean 500, standard deviation 19.4; five of them leave about 1e-5 for all twenty.
  for (const id of pool) expect(Math.abs((times.get(id) ?? 0) - 500)).toBeLessThan(97)
})

test('given items have no probability, and an unknown one is refused by name', () => {
  const given = unwrap(drawItems({ how: 'given', items: pool.slice(0, 2), note: 'worst' }, pool, 's'))
  expect(given.items).toEqual([
    { item: 'i0', inclusion: null },
    { item: 'i1', inclusion: null },
  ])
  expect(drawItems({ how: 'given', items: [asId('nope')], note: '' }, pool, 's')).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', details: { items: ['nope'] } },
  })
})

test('too many, none, or an empty pool are refused with what can be done', () => {
  expect(drawItems({ how: 'random', fresh: false, count: 21 }, pool, 's')).toMatchObject({
    refusal: { field: 'count', details: { least: 1, most: 20 } },
  })
  expect(drawItems({ how: 'random', fresh: false, count: 0 }, pool, 's')).toMatchObject({ ok: false })
  expect(drawItems({ how: 'all', fresh: true }, [], 's')).toMatchObject({ refusal: { field: 'items' } })
})
