import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asId, type ClassId, type QuestionId, type RegionId } from '../kernel/ids.ts'
import { unwrap } from '../kernel/result.ts'
import type { Answer, AnswerDocument, BoxRegion } from '../schema/answer.ts'
import { schemaSchema } from '../schema/schema.ts'
import { checkDocument } from './check-document.ts'

const schema = schemaSchema.parse({
  media: 'image',
  questions: [
    { kind: 'choice', id: 'kind', name: 'Kind', classes: [{ id: 'a', name: 'A', colour: 0 }] },
    { kind: 'boxes', id: 'marks', name: 'Marks', classes: [{ id: 'dent', name: 'Dent', colour: 1 }] },
    { kind: 'text', id: 'note', name: 'Note', required: false },
  ],
})
const rules = { schema, size: { width: 100, height: 50 }, asked: null }
const doc = (answers: Record<string, Answer>): AnswerDocument => ({ format: 1, answers })
const kind: Answer = { kind: 'choice', class: asId<ClassId>('a') }
const box = (part: Partial<BoxRegion>): BoxRegion => ({
  id: asId<RegionId>('r'),
  x: 1,
  y: 1,
  width: 5,
  height: 5,
  class: asId<ClassId>('dent'),
  ...part,
})
const boxes = (...regions: BoxRegion[]): Answer => ({ kind: 'boxes', regions })
const problemsOf = (answers: Record<string, Answer>) => {
  const result = checkDocument(doc(answers), rules)
  return result.ok ? [] : (result.refusal.details?.problems as { field: string; index?: number }[])
}

test('a finished document is taken, rounded, in the order of the schema', () => {
  const result = unwrap(checkDocument(doc({ marks: boxes(box({ x: 1.23456, width: 2.00049 })), kind }), rules))
  expect(Object.keys(result.answers)).toEqual(['kind', 'marks'])
  expect(result.answers[asId<QuestionId>('marks')]).toEqual(boxes(box({ x: 1.235, width: 2 })))
})

test('an empty list of boxes is an answer; a missing one is not', () => {
  expect(problemsOf({ kind, marks: boxes() })).toEqual([])
  expect(problemsOf({ kind })).toMatchObject([{ field: 'answers/marks' }])
})

test('every problem is named with its field and index', () => {
  const regions = [box({}), box({ id: asId('s'), x: 98 }), box({ id: asId('t'), width: 0 }), box({ class: asId('no') })]
  const found = problemsOf({ marks: boxes(...regions), ghost: kind })
  expect(found.map(({ field, index }) => [field, index])).toEqual([
    ['answers/ghost', undefined],
    ['answers/kind', undefined],
    ['answers/marks/regions/1', 1],
    ['answers/marks/regions/2', 2],
    ['answers/marks/regions/3/id', 3],
    ['answers/marks/regions/3/class', 3],
  ])
})

test('a class that the question does not offer, another kind of answer, a blank reason and a NUL are refused', () => {
  const marks = boxes()
  expect(problemsOf({ marks, kind: { kind: 'choice', class: asId('zz') } })).toHaveLength(1)
  expect(problemsOf({ marks, kind: { kind: 'text', text: 'a' } })).toHaveLength(1)
  expect(problemsOf({ marks, kind: { kind: 'lacks', reason: '  ' } })).toHaveLength(1)
  expect(problemsOf({ marks, kind, note: { kind: 'text', text: 'a\0b' } })).toHaveLength(1)
  expect(problemsOf({ marks, kind, note: { kind: 'text', text: '\ud800' } })).toHaveLength(1)
})

test('"lacks the information" answers any question', () => {
  const lacks: Answer = { kind: 'lacks', reason: 'blurred' }
  expect(problemsOf({ kind: lacks, marks: lacks, note: lacks })).toEqual([])
})

test('where only some questions are asked again, only those are needed and allowed', () => {
  const relabel = { ...rules, asked: [asId<QuestionId>('kind')] }
  expect(checkDocument(doc({ kind }), relabel)).toMatchObject({ ok: true })
  expect(checkDocument(doc({ kind, marks: boxes() }), relabel)).toMatchObject({ ok: false })
})

test('every box drawn inside the image is stored inside it, rounded, and passes again unchanged', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(part, part, part, part, (x, y, w, h) => {
      const [left, top] = [x * 99, y * 49]
      const drawn = box({ x: left, y: top, width: 0.01 + w * (99.99 - left), height: 0.01 + h * (49.99 - top) })
      const stored = unwrap(checkDocument(doc({ kind, marks: boxes(drawn) }), rules))
      const region = (stored.answers[asId<QuestionId>('marks')] as { regions: BoxRegion[] }).regions[0] as BoxRegion
      for (const value of [region.x, region.y, region.width, region.height]) {
        expect(Math.abs(value * 1000 - Math.round(value * 1000))).toBeLessThan(1e-6)
      }
      expect(region.x + region.width).toBeLessThanOrEqual(100 + 1e-9)
      expect(unwrap(checkDocument(stored, rules))).toEqual(stored)
    }),
  )
})
