import { expect, test } from 'vitest'
import type { QuestionAgreement } from '../agreement/question-agreement.ts'
import { definitionSchema } from '../definition/definition.ts'
import { asId, type ItemId, type RoundId } from '../kernel/ids.ts'
import type { Question } from '../schema/question.ts'
import { classesOf } from '../schema/question.ts'
import { briefAgreement } from './agreement-brief.ts'
import type { AgreementReport, AxisPoint } from './agreement-report.ts'
import type { StopReport } from './stop-report.ts'

const definition = definitionSchema.parse({
  format: 1,
  schema: {
    media: 'image',
    questions: [
      {
        kind: 'choice',
        id: 'kind',
        name: 'What is it?',
        classes: [
          { id: 'scratch', name: 'Scratch', key: '1', colour: 0 },
          { id: 'dent', name: 'Dent', key: '2', colour: 1 },
          { id: 'clean', name: 'Clean', key: '3', colour: 2 },
        ],
      },
    ],
  },
  guideline: {
    entries: [
      { id: 'e1', question: 'kind', class: 'clean', examples: [{ item: 'i1', kind: 'example' }] },
      { id: 'e2', question: 'kind', class: 'scratch', examples: [] },
    ],
  },
  conventions: [],
  acceptable: {},
})
const question = definition.schema.questions[0] as Question
const item = (id: string) => asId<ItemId>(id)
const cls = (id: string) => ({ kind: 'class' as const, id })
const alpha = { value: 0.6, interval: [0.5, 0.7] as const, units: 9, answers: 27 }

function report(costs: number[], agreement: Partial<QuestionAgreement> = {}): AgreementReport {
  const point: AxisPoint = {
    how: 'remeasured',
    round: { id: asId<RoundId>('r1'), number: 1, name: 'Round 1' },
    at: 1,
    madeUnder: 1,
    leftOut: { ruled: 0, exemplified: 0, notRandom: 0, notBlind: 0 },
    random: true,
    simulated: false,
    key: 'remeasured-1-v1',
    headline: [{ name: 'alpha', figure: alpha }],
    items: 9,
    itemsLeft: { needsRelabel: 0, single: 0 },
    answers: 27,
    needsRelabel: 0,
  }
  const whole: QuestionAgreement = {
    kind: 'choice',
    items: 9,
    itemsLeft: { needsRelabel: 0, single: 0 },
    labelers: ['a', 'b', 'c'],
    answers: 27,
    needsRelabel: 0,
    lacking: 0,
    headline: point.headline,
    classes: [
      { category: cls('clean'), chosen: 15, figures: [] },
      { category: cls('scratch'), chosen: 9, figures: [] },
      { category: cls('dent'), chosen: 2, figures: [] },
      { category: cls('gone'), chosen: 1, figures: [] },
      { category: { kind: 'lacks' }, chosen: 1, figures: [] },
    ],
    confusions: [],
    pairs: [],
    perItem: costs.map((cost, i) => ({ item: item(`i${i}`), answers: 3, cost, confusions: [], parts: {} })),
    sensitivity: [],
    emptyItems: 0,
    ...agreement,
  }
  return {
    axis: [point],
    detail: { ...point, agreement: whole, slices: [], wordings: [], lost: null },
    steps: [],
    stop: null,
    classes: [...classesOf(question)],
    itemNames: {},
  }
}

test('nothing measured is nothing to say', () => {
  expect(briefAgreement({ ...report([]), detail: null }, question, definition)).toBeNull()
})

test('the fewest items that make up half of the cost are counted, dearest first', () => {
  const brief = briefAgreement(report([0.1, 0, 0.3, 0.1, 0.1]), question, definition)
  expect(brief).toMatchObject({ differing: 4, half: { items: 1, cost: 0.3 } })
  expect(briefAgreement(report([0, 0]), question, definition)).toMatchObject({ differing: 0, half: null })
})

test('the rarest class is one that the definition still has, and the bare one is the most chosen without an example', () => {
  const brief = briefAgreement(report([]), question, definition)
  expect(brief?.rarest).toEqual({ name: 'Dent', chosen: 2 })
  expect(brief?.bare).toEqual({ name: 'Scratch', chosen: 9 })
})

test('the pattern that the verdict names is told by names, those that are no class included', () => {
  const gain = (value: number) => ({ value, interval: [value - 0.1, value + 0.1] as const, units: 9, answers: 27 })
  const stop: StopReport = {
    key: 'remeasured-1-v1',
    at: 1,
    items: 9,
    answersPerItem: 3,
    classes: [...classesOf(question)],
    patterns: [
      { key: 'class dent / class scratch', a: cls('dent'), b: cls('scratch'), items: 1, gain: gain(0.3) },
      { key: 'class scratch / lacks', a: cls('scratch'), b: { kind: 'lacks' }, items: 2, gain: gain(0.2) },
    ],
    verdict: { kind: 'go_on', patterns: ['class scratch / lacks'] },
    alpha,
    selfAgreement: null,
  }
  expect(briefAgreement({ ...report([]), stop }, question, definition)).toMatchObject({
    verdict: stop.verdict,
    pattern: { a: 'Scratch', b: 'x lacks the information', items: 2, gain: 0.2 },
  })
  // What the rule says of another measurement is nothing that this one could hold back.
  const other = briefAgreement({ ...report([]), stop: { ...stop, key: 'remeasured-2-v1' } }, question, definition)
  expect(other).toMatchObject({ verdict: null, pattern: null })
})

test('the trend says of every point what kind it is', () => {
  expect(briefAgreement(report([]), question, definition)?.trend).toEqual([
    { key: 'remeasured-1-v1', label: 'Round 1 · v1', how: 'remeasured', figure: alpha, items: 9 },
  ])
})
