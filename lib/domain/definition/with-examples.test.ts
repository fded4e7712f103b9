import { expect, test } from 'vitest'
import type { ItemId } from '../kernel/ids.ts'
import { definitionSchema } from './definition.ts'
import { withExamples } from './with-examples.ts'

const definition = definitionSchema.parse({
  format: 1,
  schema: { media: 'image', questions: [{ kind: 'choice', id: 'q', name: 'Q', classes: [] }] },
  guideline: {
    entries: [
      { id: 'e1', question: 'q', class: null, examples: [{ item: 'old', kind: 'example' }] },
      { id: 'e2', question: 'q', class: null },
    ],
  },
  conventions: [],
  acceptable: {},
})
const ruled = (entry: string, item: string, kind: 'example' | 'borderline' = 'example') => ({
  entry,
  item: item as ItemId,
  kind,
  note: 'why',
})

test('examples go to their entries once; the last ruling on an item decides; unknown entries are passed over', () => {
  const after = withExamples(definition, [
    ruled('e1', 'old', 'borderline'),
    ruled('e1', 'new'),
    ruled('e2', 'new', 'example'),
    ruled('e2', 'new', 'borderline'),
    ruled('gone', 'x'),
  ])
  expect(after.guideline.entries.map(({ examples }) => examples.map(({ item, kind }) => `${item} ${kind}`))).toEqual([
    ['old example', 'new example'],
    ['new borderline'],
  ])
  expect(definition.guideline.entries[1]?.examples).toEqual([])
})
