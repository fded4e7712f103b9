import { expect, test } from 'vitest'
import { measureQuestion } from '#lib/domain/agreement/measure-question.ts'
import type { LabelAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import { asId, type ClassId } from '#lib/domain/kernel/ids.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { behindKey, findBehind, partOf } from './behind.ts'

const classes = ['a', 'b', 'c'].map((id, colour) => ({
  id: asId<ClassId>(id),
  name: `class ${id.toUpperCase()}`,
  key: '',
  colour,
}))
const question: Question = { id: asId('q'), name: 'Q', help: '', required: true, kind: 'choice', classes }
const label = (item: string, who: string, of: string): LabelAtVersion => ({
  given: {
    id: asId(`${item}-${who}`),
    itemId: asId(item),
    accountId: asId(who),
    roundId: asId('r'),
    versionId: asId('v'),
    origin: 'labeled',
    blind: true,
    submittedAt: new Date(0),
    document: { format: 1, answers: {} },
  },
  read: { kind: 'value', answer: { kind: 'choice', class: asId<ClassId>(of) } },
})
/** Items 0 to 3 by labelers x, y, z. */
const given = ['aab', 'bcc', 'ccc', 'aaa']
const agreement = measureQuestion(
  question,
  given.flatMap((row, i) => [...row].map((of, who) => label(`i${i}`, 'xyz'[who] as string, of))),
  { bootstrap: 0, seed: 1 },
)
const detail: NonNullable<AgreementReport['detail']> = {
  how: 'remeasured',
  round: { id: asId('r'), number: 1, name: 'Round 1' },
  at: 1,
  madeUnder: 1,
  leftOut: { ruled: 0, exemplified: 0, notRandom: 0, notBlind: 0 },
  random: true,
  simulated: false,
  key: 'remeasured-1-v1',
  headline: agreement.headline,
  items: agreement.items,
  itemsLeft: agreement.itemsLeft,
  answers: agreement.answers,
  needsRelabel: 0,
  agreement,
  slices: [{ name: 'light', value: 'dim', items: [asId('i1'), asId('i3')], share: 0.5, headline: [] }],
  wordings: [{ names: ['um', '–'], items: [asId('i2')] }],
  lost: null,
}
const find = (key: string) => findBehind(key, detail, classes, (labeler) => labeler.toUpperCase())

test('every figure of a report opens items, and each of its items is one of the report', () => {
  const keys = [
    ...agreement.headline.map(({ name }) => behindKey.figure(name)),
    ...agreement.classes.map(({ category }) => behindKey.class(category)),
    ...agreement.confusions.map(({ a, b }) => behindKey.confusion(a, b)),
    ...agreement.pairs.map(behindKey.pair),
    ...detail.slices.map(behindKey.slice),
    ...detail.wordings.map(({ names }) => behindKey.wording(names)),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  const known = new Set(agreement.perItem.map(({ item }) => item))
  for (const key of keys) {
    const found = find(key)
    expect(found?.items.length, key).toBeGreaterThan(0)
    expect(found?.apart, key).toBeLessThanOrEqual(found?.items.length ?? 0)
    for (const item of found?.items ?? []) expect(known).toContain(item)
  }
  expect(find('figure nonsense')).toBeNull()
})

test('a pair opens what both answered, and says on how many they differ', () => {
  const found = find(behindKey.pair({ a: 'x', b: 'y' }))
  expect(found).toMatchObject({ title: 'Items behind X · Y', apart: 1 })
  expect(found?.items).toHaveLength(4)
  expect(found?.items[0]).toBe('i1')
  expect(found?.note).toBe('they differ on 1 of the 4 items that both answered')
})

test('a headline figure opens all that it rests on, what keeps it from its best value first', () => {
  const found = find(behindKey.figure('percent'))
  expect(found?.apart).toBe(2)
  const byItem = new Map(agreement.perItem.map((one) => [one.item, partOf(one, 'percent')]))
  const parts = found?.items.map((item) => byItem.get(item) ?? Number.NaN) ?? []
  expect(parts).toEqual(parts.toSorted((a, b) => b - a))
  expect(parts.filter((part) => part > 0)).toHaveLength(2)
})

test('a class opens what it was confused on, a slice what lies in it', () => {
  expect(find(behindKey.class({ kind: 'class', id: 'c' }))).toMatchObject({ items: ['i1'], apart: 1 })
  expect(find('slice light:dim')).toMatchObject({ slice: 'light:dim', apart: 1, items: ['i1', 'i3'] })
})
