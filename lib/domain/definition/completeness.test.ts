import { expect, test } from 'vitest'
import { asId } from '../kernel/ids.ts'
import { completenessOf } from './completeness.ts'
import type { GuidelineEntry } from './guideline.ts'

const entry: GuidelineEntry = {
  id: 'e1',
  question: asId('q1'),
  class: asId('c1'),
  text: 'Any mark longer than wide.',
  threshold: { measure: 'length', atLeast: 0.3, unit: 'mm' },
  examples: [
    { item: asId('i1'), kind: 'example', note: '' },
    { item: asId('i2'), kind: 'borderline', note: '' },
  ],
}

test('an entry is complete with text, threshold, an example and a case from the other side', () => {
  expect(completenessOf(entry)).toEqual({ done: 4, of: 4, missing: [] })
  expect(completenessOf(null)).toMatchObject({ done: 0, of: 4 })
  expect(completenessOf({ ...entry, text: 'Short.', examples: [] }).missing).toEqual([
    'a definition of at least a sentence',
    'an example',
    'a counterexample or borderline case',
  ])
})
