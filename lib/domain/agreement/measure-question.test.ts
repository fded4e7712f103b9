import { describe, expect, test } from 'vitest'
import type { LabelAtVersion } from '../annotation/labels-at-version.ts'
import type { ReadAnswer } from '../definition/projected-answer.ts'
import type {
  AccountId,
  AnnotationId,
  ClassId,
  ItemId,
  QuestionId,
  RegionId,
  RoundId,
  VersionId,
} from '../kernel/ids.ts'
import type { Question } from '../schema/question.ts'
import { isDefined } from '../statistics/figure.ts'
import { measureQuestion } from './measure-question.ts'
import type { QuestionAgreement } from './question-agreement.ts'

const label = (item: number, labeler: string, answer: ReadAnswer | null): LabelAtVersion => ({
  given: {
    id: `${item}-${labeler}` as AnnotationId,
    itemId: `i${item}` as ItemId,
    accountId: labeler as AccountId,
    roundId: 'r' as RoundId,
    versionId: 'v' as VersionId,
    origin: 'labeled',
    blind: true,
    submittedAt: new Date(0),
    document: { format: 1, answers: {} },
  },
  read: answer ? { kind: 'value', answer } : { kind: 'needs_relabel', reason: 'gone' },
})
const base = { id: 'q' as QuestionId, name: 'Q', help: '', required: true }
const choice: Question = { ...base, kind: 'choice', classes: [] }
const boxes: Question = { ...base, kind: 'boxes', classes: [], iouThreshold: 0.5 }
const text: Question = {
  ...base,
  kind: 'text',
  language: 'en',
  unit: 'word',
  fold: { case: true, punctuation: false, unicode: true },
}
const chosen = (id: string): ReadAnswer =>
  id === '?' ? { kind: 'lacks', reason: '' } : { kind: 'choice', class: id as ClassId }
const options = { bootstrap: 200, seed: 1 }
const value = (result: QuestionAgreement, name: string) => {
  const figure = result.headline.find((one) => one.name === name)?.figure
  return figure && isDefined(figure) ? figure.value : figure
}

describe('agreement on a question', () => {
  test('choices: percent and alpha by hand, the confused pair names its items, lacks is a category', () => {
    // Units ab, bb, bb: D_o = 1/3, D_e = 2·1·5/(6·5) = 1/3, so alpha is 0; two of three pairs agree.
    const rows = [
      ['a', 'b'],
      ['b', 'b'],
      ['b', 'b'],
    ]
    const result = measureQuestion(
      choice,
      rows.flatMap((given, i) => given.map((id, who) => label(i, `l${who}`, chosen(id)))),
      options,
    )
    expect(value(result, 'alpha')).toBeCloseTo(0, 12)
    expect(value(result, 'percent')).toBeCloseTo(2 / 3, 12)
    expect(result.confusions).toMatchObject([{ count: 1, items: ['i0'] }])
    expect(result.perItem[0]).toMatchObject({ item: 'i0', confusions: ['class a / class b'] })
    const lacking = measureQuestion(choice, [label(0, 'l0', chosen('a')), label(0, 'l1', chosen('?'))], options)
    expect(lacking.lacking).toBe(1)
    expect(lacking.confusions[0]).toMatchObject({ a: { kind: 'class', id: 'a' }, b: { kind: 'lacks' } })
  })

  test('what needs relabeling is left out and counted, and an undefined figure says why', () => {
    const result = measureQuestion(choice, [label(0, 'l0', chosen('a')), label(0, 'l1', null)], options)
    expect(result).toMatchObject({ answers: 1, needsRelabel: 1 })
    expect(value(result, 'alpha')).toMatchObject({ undefined: 'single_labeler' })
  })

  test('items count where two answers can be read; each other one under its reason', () => {
    const result = measureQuestion(
      choice,
      [
        ...['a', 'b', 'b'].map((id, who) => label(0, `l${who}`, chosen(id))),
        ...['a', 'a'].map((id, who) => label(1, `l${who}`, chosen(id))),
        label(2, 'l0', chosen('a')), // the other one's answer needs relabeling
        label(2, 'l1', null),
        label(3, 'l0', null),
        label(3, 'l1', null),
        label(4, 'l0', chosen('b')), // answered once, again by the same labeler
        label(4, 'l0', chosen('a')),
      ],
      options,
    )
    expect(result).toMatchObject({ items: 2, itemsLeft: { needsRelabel: 2, single: 1 } })
    expect(result.headline[0]?.figure.units).toBe(2)
    expect(result.perItem.map(({ item }) => item)).toEqual(['i0', 'i1'])
  })

  test('each two labelers have their items, those on which they differ first', () => {
    const given = [
      ['a', 'a', 'b'],
      ['b', 'b', null],
      ['b', 'a', 'b'],
    ] as const
    const result = measureQuestion(
      choice,
      given.flatMap((row, i) => row.flatMap((id, who) => (id ? [label(i, `l${who}`, chosen(id))] : []))),
      options,
    )
    const behind = Object.fromEntries(result.pairs.map(({ a, b, items, differ }) => [`${a} ${b}`, { items, differ }]))
    expect(behind).toEqual({
      'l0 l1': { items: ['i2', 'i0', 'i1'], differ: 1 },
      'l0 l2': { items: ['i0', 'i2'], differ: 1 },
      'l1 l2': { items: ['i0', 'i2'], differ: 2 },
    })
    expect(result.perItem.map(({ item, parts }) => [item, parts.percent])).toEqual([
      ['i0', 1 - 1 / 3],
      ['i2', 1 - 1 / 3],
      ['i1', 0],
    ])
  })

  test('texts: the error rate pools both directions after folding', () => {
    const said = (words: string): ReadAnswer => ({ kind: 'text', text: words })
    const result = measureQuestion(
      text,
      [
        label(0, 'l0', said('One two three')),
        label(0, 'l1', said('one two')),
        label(1, 'l0', said('yes')),
        label(1, 'l1', said('yes')),
      ],
      options,
    )
    // One word is missing: 2 edits over both directions, 3 + 2 + 1 + 1 reference words.
    expect(value(result, 'wer')).toBeCloseTo(2 / 7, 12)
    expect(value(result, 'percent')).toBe(0.5)
    expect(result.perItem.map(({ item, parts }) => [item, parts])).toEqual([
      ['i0', { percent: 1, wer: 2 / 5 }],
      ['i1', { percent: 0, wer: 0 }],
    ])
    expect(result.pairs).toMatchObject([{ a: 'l0', b: 'l1', items: ['i0', 'i1'], differ: 1 }])
  })

  test('boxes: a region without a class still matches, its class is missing', () => {
    const drawn = (...of: (string | null)[]): ReadAnswer => ({
      kind: 'boxes',
      regions: of.map((id, i) => {
        const place = { id: `r${i}` as RegionId, x: 100 * i, y: 0, width: 10, height: 10 }
        return id === null ? { ...place, class: null, reason: 'gone' } : { ...place, class: id as ClassId }
      }),
    })
    const result = measureQuestion(
      boxes,
      [
        label(0, 'l0', drawn('a', 'b')),
        label(0, 'l1', drawn('a', null)),
        label(1, 'l0', drawn('a')),
        label(1, 'l1', drawn('b')),
      ],
      options,
    )
    expect(value(result, 'found')).toBe(1)
    expect(value(result, 'drawn')).toBe(1)
    expect(result.needsRelabel).toBe(1)
    expect(result.confusions).toMatchObject([{ count: 1, items: ['i1'] }])
    expect(result.pairs).toMatchObject([{ items: ['i1', 'i0'], differ: 1 }])
    expect(result.perItem.map(({ item, parts }) => [item, parts])).toEqual([
      ['i1', { found: 0, named: 1, drawn: 0 }],
      ['i0', { found: 0, named: 0, drawn: 0 }],
    ])
  })

  test('boxes: what keeps found, named and drawn from their best is said image by image', () => {
    const box = (x: number, width: number) => ({
      id: `r${x}` as RegionId,
      x,
      y: 0,
      width,
      height: 10,
      class: 'a' as ClassId,
    })
    const drawn = (...regions: ReturnType<typeof box>[]): ReadAnswer => ({ kind: 'boxes', regions })
    const result = measureQuestion(
      boxes,
      [
        label(0, 'l0', drawn(box(0, 10), box(100, 10))),
        label(0, 'l1', drawn(box(0, 8))), // IoU .8 with the first; the second has no counterpart
        label(1, 'l0', drawn(box(0, 10))), // seen by one labeler only
      ],
      options,
    )
    expect(result).toMatchObject({ items: 1, itemsLeft: { needsRelabel: 0, single: 1 } })
    const [only, ...others] = result.perItem
    expect(others).toEqual([])
    expect(only?.parts.found).toBeCloseTo(1 - 2 / 3, 12)
    expect(only?.parts.named).toBe(0)
    expect(only?.parts.drawn).toBeCloseTo(0.2, 12)
    expect(result.pairs).toMatchObject([{ items: ['i0'], differ: 1 }])
  })

  test('the order of the labels does not show', () => {
    const labels = Array.from({ length: 30 }, (_, i) =>
      label(i % 10, `l${i % 3}`, chosen('abc'[(i * 7) % 3] as string)),
    )
    expect(measureQuestion(choice, labels.toReversed(), options)).toEqual(measureQuestion(choice, labels, options))
  })
})
