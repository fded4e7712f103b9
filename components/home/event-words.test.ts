import { expect, test } from 'vitest'
import { type ToldEvent, tellEvents } from './event-words.ts'

const at = new Date(0)
const event = (id: string, kind: string, rest: Partial<ToldEvent> = {}): ToldEvent => ({
  id,
  at,
  kind,
  actor: 'Sena',
  item: null,
  details: {},
  ...rest,
})
const texts = (...events: ToldEvent[]) => tellEvents(events).map(({ actor, text }) => `${actor} ${text}`)

test('a run of rulings by one person is told once, another person’s by itself', () => {
  const ruled = (id: string, item: string, actor = 'Sena') => event(id, 'item.ruled', { item, actor })
  expect(texts(ruled('1', 'a.png'), ruled('2', 'b.png'), ruled('3', 'c.png', 'Lena'))).toEqual([
    'Sena ruled on 2 items',
    'Lena ruled on c.png',
  ])
})

test('acts on the whole project are told each time', () => {
  expect(
    texts(
      event('1', 'round.opened', { details: { number: 3, items: 40 } }),
      event('2', 'round.opened', { details: { number: 2, items: 1, kind: 'relabel' } }),
      event('3', 'version.published', { details: { number: 2 } }),
    ),
  ).toEqual([
    'Sena opened round 3, 40 items',
    'Sena opened round 2 for relabeling, 1 item',
    'Sena published version 2 of the definition',
  ])
})

test('an import says what it brought', () => {
  expect(texts(event('1', 'import.finished', { details: { new: 1200, annotations: 1 }, actor: null }))).toEqual([
    'Concord imported 1,200 items, 1 annotation',
  ])
  expect(texts(event('1', 'import.finished'))).toEqual(['Sena imported nothing new'])
})
