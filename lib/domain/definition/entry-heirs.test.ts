import { expect, test } from 'vitest'
import { definitionSchema } from './definition.ts'
import { entryHeirs } from './entry-heirs.ts'
import { operationSchema } from './operation.ts'

const version = (entries: readonly [id: string, classId: string | null][], ...operations: unknown[]) => ({
  operations: operations.map((operation) => operationSchema.parse(operation)),
  definition: definitionSchema.parse({
    format: 1,
    schema: { media: 'image', questions: [{ kind: 'choice', id: 'q', name: 'Q', classes: [] }] },
    guideline: { entries: entries.map(([id, classId]) => ({ id, question: 'q', class: classId })) },
    conventions: [],
    acceptable: {},
  }),
})
const merge = (from: string[], into: string) => ({
  kind: 'merge_classes',
  question: 'q',
  from,
  into: { id: into, name: into, key: '', colour: 0 },
})

test('an entry goes on in the one that its class was merged into, over several versions, or is gone', () => {
  const first = version([
    ['e0', null],
    ['e1', 'deep'],
    ['e2', 'shallow'],
    ['e3', 'dust'],
    ['e4', 'dent'],
  ])
  const second = version(
    [
      ['e0', null],
      ['e1', 'scratch'],
      ['e3', 'dust'],
    ],
    merge(['deep', 'shallow'], 'scratch'),
  )
  const third = version(
    [
      ['e0', null],
      ['e3', 'mark'],
    ],
    merge(['dust', 'scratch'], 'mark'),
  )
  expect(Object.fromEntries(entryHeirs([first]))).toEqual({ e0: 'e0', e1: 'e1', e2: 'e2', e3: 'e3', e4: 'e4' })
  expect(Object.fromEntries(entryHeirs([second, first]))).toEqual({ e0: 'e0', e1: 'e1', e2: 'e1', e3: 'e3' })
  expect(Object.fromEntries(entryHeirs([third, second, first]))).toEqual({ e0: 'e0', e1: 'e3', e2: 'e3', e3: 'e3' })
  expect(entryHeirs([]).size).toBe(0)
})
