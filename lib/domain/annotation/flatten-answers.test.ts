import { expect, test } from 'vitest'
import { asId, type ClassId, type QuestionId, type RegionId } from '../kernel/ids.ts'
import type { Answer } from '../schema/answer.ts'
import { flattenAnswers } from './flatten-answers.ts'

test('each answer and each region is a row; an empty list and "lacks" are rows of their own', () => {
  const region = { id: asId<RegionId>('r1'), x: 1, y: 2, width: 3, height: 4, class: asId<ClassId>('dent') }
  const answers: Record<string, Answer> = {
    kind: { kind: 'choice', class: asId<ClassId>('a') },
    marks: { kind: 'boxes', regions: [region, { ...region, id: asId<RegionId>('r2') }] },
    none: { kind: 'boxes', regions: [] },
    said: { kind: 'text', text: 'um' },
    dark: { kind: 'lacks', reason: 'too dark' },
  }
  const rows = flattenAnswers({ format: 1, answers: answers as Record<QuestionId, Answer> })
  expect(rows.map(({ questionId, position, kind }) => [questionId, position, kind])).toEqual([
    ['kind', 0, 'class'],
    ['marks', 0, 'box'],
    ['marks', 1, 'box'],
    ['none', 0, 'empty'],
    ['said', 0, 'text'],
    ['dark', 0, 'lacks'],
  ])
  expect(rows[2]).toMatchObject({ regionId: 'r2', classId: 'dent', x: 1, y: 2, width: 3, height: 4, text: null })
  expect(rows[5]).toMatchObject({ text: 'too dark', classId: null })
})
