import { expect, test } from 'vitest'
import { asId, type ClassId } from '#lib/domain/kernel/ids.ts'
import { cycleExample, emptyRuling } from './ruling-draft.ts'

const entry = (id: string, of: string | null) => ({
  id,
  question: asId<never>('q'),
  class: of === null ? null : asId<ClassId>(of),
  text: '',
  threshold: null,
  examples: [],
})
const entries = [entry('e-all', null), entry('e-dent', 'dent')]

test('E marks an example of the decided class, then the other kinds, then nothing', () => {
  const dent = { kind: 'choice' as const, class: asId<ClassId>('dent') }
  const kinds: (string | null)[] = []
  let draft = emptyRuling
  for (let press = 0; press < 4; press++) {
    draft = cycleExample(draft, dent, entries)
    kinds.push(draft.example)
    expect(draft.entry).toBe('e-dent')
  }
  expect(kinds).toEqual(['example', 'counterexample', 'borderline', null])
})

test('an entry that was chosen stays; without one for the class it is the first', () => {
  expect(cycleExample({ ...emptyRuling, entry: 'e-all' }, null, entries).entry).toBe('e-all')
  expect(cycleExample(emptyRuling, { kind: 'lacks', reason: '' }, entries).entry).toBe('e-all')
  expect(cycleExample(emptyRuling, null, []).entry).toBeNull()
})
