import { describe, expect, test } from 'vitest'
import { asId, type ClassId, type ItemId } from '../kernel/ids.ts'
import { changeDraft } from './change-draft.ts'
import type { Definition } from './definition.ts'
import { type DraftContent, IdSource, takenIds } from './draft.ts'
import type { DraftChange } from './draft-change.ts'
import { completeOperations } from './operation-trail.ts'
import { getTemplate } from './templates.ts'

const parent = getTemplate('image-classification')?.definition as Definition
const speech = getTemplate('speech-transcription')?.definition as Definition
const question = (parent.schema.questions[0] as Definition['schema']['questions'][0]).id
const c = (number: number) => asId<ClassId>(`c${number}`)

function afterEdits(changes: DraftChange[], from: Definition = parent, first = false): DraftContent {
  let draft: DraftContent = { definition: from, operations: [] }
  for (const change of changes) {
    const next = changeDraft(
      draft,
      first ? null : from,
      change,
      new IdSource(draft, takenIds([{ definition: from, operations: [] }])),
    )
    if (!next.ok) throw new Error(next.refusal.message)
    draft = next.value
  }
  return draft
}
function refused(change: DraftChange, draft: DraftContent = { definition: parent, operations: [] }): string {
  const next = changeDraft(draft, parent, change, new IdSource(draft, []))
  return next.ok ? 'taken' : next.refusal.message
}
const names = ({ definition }: DraftContent) => {
  const asked = definition.schema.questions[0]
  return asked && asked.kind !== 'text'
    ? asked.classes.map((one) => `${one.id} ${one.name} ${one.key} ${one.colour}`)
    : []
}

describe('an edit of a draft', () => {
  test('a merge gives the new class an id that nothing ever had, and the look of the first', () => {
    const draft = afterEdits([{ kind: 'merge_classes', question, from: [c(2), c(3)], name: 'flaw' }])
    expect(names(draft)).toEqual(['c1 fine 1 0', 'c4 flaw 2 1'])
    expect(draft.operations.map(({ kind }) => kind)).toEqual(['merge_classes'])
    const again = afterEdits([
      { kind: 'merge_classes', question, from: [c(2), c(3)], name: 'flaw' },
      { kind: 'remove_class', question, class: c(4) },
      { kind: 'add_class', question, name: 'chip', reconsider: [c(1)] },
    ])
    expect(names(again)).toEqual(['c1 fine 1 0', 'c5 chip 2 1'])
  })

  test('renaming step by step leaves one operation; keys, colours, order and texts leave none', () => {
    const draft = afterEdits([
      { kind: 'edit_class', question, class: c(1), name: 'go' },
      { kind: 'edit_class', question, class: c(1), name: 'good', key: 'g', colour: 7 },
      { kind: 'move_class', question, class: c(1), to: 2 },
      { kind: 'edit_question', question, help: 'Look twice.', required: false },
      { kind: 'edit_entry', question, class: c(1), text: 'All is well.' },
      { kind: 'set_general', text: 'General.' },
    ])
    expect(names(draft)).toEqual(['c2 defect 2 1', 'c3 borderline 3 2', 'c1 good g 7'])
    expect(draft.operations).toEqual([{ kind: 'rename_class', question, class: 'c1', name: 'good' }])
  })

  test('the first draft records no operations: no label depends on it', () => {
    expect(afterEdits([{ kind: 'remove_class', question, class: c(3) }], parent, true).operations).toEqual([])
  })

  test('the operations that are recorded explain the whole change of the schema', () => {
    const draft = afterEdits([
      { kind: 'add_question', asks: 'choice', name: 'How sure are you?' },
      { kind: 'edit_class', question, class: c(2), name: 'mark' },
      { kind: 'merge_classes', question, from: [c(2), c(3)], name: 'flaw' },
    ])
    const trail = completeOperations(parent, draft.operations, draft.definition)
    expect(trail.ok && trail.value).toEqual({ operations: draft.operations, dropped: [] })
  })

  test('an entry comes into being with its first text, threshold or example, and an item is one example only', () => {
    const item = asId<ItemId>('i1')
    const entry = { question, class: null }
    const draft = afterEdits([
      { kind: 'add_example', ...entry, item, example: 'example', note: 'clear' },
      { kind: 'add_example', ...entry, item, example: 'borderline', note: '' },
    ])
    expect(draft.definition.guideline.entries.at(-1)).toEqual({
      id: 'e4',
      question,
      class: null,
      text: '',
      threshold: null,
      examples: [{ item, kind: 'borderline', note: '' }],
    })
    const without = afterEdits([{ kind: 'remove_example', ...entry, item, example: 'borderline' }], draft.definition)
    expect(without.definition.guideline.entries.at(-1)?.examples).toEqual([])
  })

  test('rules are added, edited, moved and removed by id', () => {
    const q1 = speech.conventions[0]?.question as typeof question
    const rule = {
      question: q1,
      name: 'Okay',
      match: 'words' as const,
      find: 'ok',
      replace: 'okay',
      ignoreCase: true,
      cases: [],
    }
    const draft = afterEdits(
      [
        { kind: 'add_rule', rule },
        { kind: 'move_rule', rule: asId('r2'), to: 0 },
      ],
      speech,
    )
    expect(draft.definition.conventions.map(({ id, name }) => [id, name])).toEqual([
      ['r2', 'Okay'],
      ['r1', 'OK is written okay'],
    ])
    const edited = afterEdits(
      [
        { kind: 'edit_rule', rule: { ...rule, id: asId('r2'), replace: 'OK' } },
        { kind: 'remove_rule', rule: asId('r1') },
      ],
      draft.definition,
    )
    expect(edited.definition.conventions.map(({ replace }) => replace)).toEqual(['OK'])
  })

  test('what would clash or point at nothing is refused in words, and the draft stays as it was', () => {
    expect(refused({ kind: 'add_class', question, name: 'Fine', reconsider: [] })).toBe(
      'Two classes of “What does the picture show?” are called “Fine”: the first and the fourth.',
    )
    expect(refused({ kind: 'edit_class', question, class: c(1), key: '2' })).toMatch(/have the same key 2/)
    expect(refused({ kind: 'edit_class', question, class: c(1), key: 'x' })).toMatch(/^The key X is taken/)
    expect(refused({ kind: 'add_class', question, name: 'New', reconsider: [c(9)] })).toMatch(/has no class c9/)
    expect(refused({ kind: 'remove_rule', rule: asId('r9') })).toBe('There is no rule r9.')
    expect(refused({ kind: 'edit_entry', question: asId('q9'), class: null, text: '' })).toMatch(/no question q9/)
    expect(refused({ kind: 'replace', definition: { format: 1 }, operations: [] })).toMatch(/^Schema: is missing/)
    const gone = { kind: 'remove_class' as const, question, class: c(9) }
    expect(refused({ kind: 'replace', definition: parent, operations: [gone] })).toMatch(/has no class c9/)
  })

  test('undo is the earlier content put back whole', () => {
    const draft = afterEdits([{ kind: 'merge_classes', question, from: [c(2), c(3)], name: 'flaw' }])
    const next = changeDraft(
      draft,
      parent,
      { kind: 'replace', definition: parent, operations: [] },
      new IdSource(draft, []),
    )
    expect(next.ok && next.value).toEqual({ definition: parent, operations: [] })
  })
})
