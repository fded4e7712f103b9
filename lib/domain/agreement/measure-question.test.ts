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
  })

  test('the order of the labels does not show', () => {
    const labels = Array.from({ length: 30 }, (_, i) =>
      label(i % 10, `l${i % 3}`, chosen('abc'[(i * 7) % 3] as string)),
    )
    expect(measureQuestion(choice, labels.toReversed(), options)).toEqual(measureQuestion(choice, labels, options))
  })
})
