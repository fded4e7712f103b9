import { describe, expect, test } from 'vitest'
import { asId, type ClassId, type RulingId } from '../kernel/ids.ts'
import { changeDraft } from './change-draft.ts'
import type { Definition } from './definition.ts'
import { type DraftContent, IdSource } from './draft.ts'
import type { DraftChange } from './draft-change.ts'
import { entriesInDraft, isTakenOver, proposalsOf, withGroundMarks } from './grounds.ts'
import { getTemplate } from './templates.ts'

const parent = getTemplate('image-classification')?.definition as Definition
const question = (parent.schema.questions[0] as Definition['schema']['questions'][0]).id
const c = (number: number) => asId<ClassId>(`c${number}`)
const r = (name: string) => asId<RulingId>(name)
const entryOf = ({ definition }: DraftContent, id: ClassId) =>
  definition.guideline.entries.find((entry) => entry.class === id)

function edited(...changes: DraftChange[]): DraftContent {
  return changes.reduce<DraftContent>(
    (draft, change) => {
      const next = changeDraft(draft, parent, change, new IdSource(draft, []))
      if (!next.ok) throw new Error(next.refusal.message)
      return next.value
    },
    { definition: parent, operations: [] },
  )
}
const takeOver = (classId: ClassId | null, text: string, ...rulings: RulingId[]): DraftChange => ({
  kind: 'take_over',
  question: classId === null ? null : question,
  class: classId,
  rulings,
  text,
})

describe('a text taken over from rulings', () => {
  test('is the last paragraph of its entry and names them; a merge keeps that', () => {
    const draft = edited(takeOver(c(2), 'Dust is no defect.', r('r1'), r('r2')), takeOver(c(3), 'Ask.', r('r3')))
    expect(entryOf(draft, c(2))?.text).toMatch(/\S\n\nDust is no defect\.$/)
    expect(entryOf(draft, c(2))?.grounds).toEqual([{ rulings: ['r1', 'r2'], text: 'Dust is no defect.' }])
    expect(draft.operations).toEqual([])
    const merged = edited(takeOver(c(2), 'Dust is no defect.', r('r1')), takeOver(c(3), 'Ask.', r('r3')), {
      kind: 'merge_classes',
      question,
      from: [c(2), c(3)],
      name: 'flaw',
    })
    expect(entryOf(merged, c(4))?.grounds?.map(({ rulings }) => rulings)).toEqual([['r1'], ['r3']])
  })

  test('without an entry it joins the general rules', () => {
    const { definition } = edited(takeOver(null, 'Look at both sides.', r('r1')))
    expect(definition.guideline.general).toMatch(/Look at both sides\.$/)
    expect(definition.guideline.grounds).toEqual([{ rulings: ['r1'], text: 'Look at both sides.' }])
  })

  test('is not taken over twice, nor into a text that has no room for it', () => {
    const draft = edited(takeOver(c(2), 'Dust is no defect.', r('r1')))
    const again = changeDraft(draft, parent, takeOver(c(2), 'Dust again.', r('r1')), new IdSource(draft, []))
    expect(again.ok ? null : again.refusal.field).toBe('rulings')
    const long = changeDraft(draft, parent, takeOver(c(2), 'x'.repeat(20_000), r('r2')), new IdSource(draft, []))
    expect(long.ok ? null : long.refusal.field).toBe('text')
  })
})

test('marks stand behind the sentences that are still there, numbered as the grounds are', () => {
  const grounds = [
    { rulings: [r('r1')], text: 'Dust is no defect.' },
    { rulings: [r('r2')], text: 'Gone since.' },
    ...Array.from({ length: 8 }, (_, index) => ({ rulings: [r(`s${index}`)], text: `(${index})` })),
  ]
  expect(withGroundMarks('A. Dust is no defect. B (7)', grounds)).toBe('A. Dust is no defect.¹ B (7)¹⁰')
  expect(withGroundMarks('A.')).toBe('A.')
})

describe('proposals', () => {
  const rulings = [
    { id: 'r1', entry: 'e2', proposal: 'Dust is no defect.' },
    { id: 'r2', entry: null, proposal: '' },
    { id: 'r3', entry: 'e2', proposal: 'Dust is no defect. ' },
    { id: 'r4', entry: 'gone', proposal: 'Look at both sides.' },
  ]
  const withEntry = {
    ...parent,
    guideline: {
      ...parent.guideline,
      entries: parent.guideline.entries.map((entry) => (entry.class === c(2) ? { ...entry, id: 'e2' } : entry)),
    },
  }

  test('in the same words for the same entry are one; those of an entry that is gone are for the general rules', () => {
    const read = proposalsOf(withEntry, rulings).map(({ text, entry, rulings }) => [
      text,
      entry?.class ?? null,
      rulings.map(({ id }) => id),
    ])
    expect(read).toEqual([
      ['Dust is no defect.', c(2), ['r1', 'r3']],
      ['Look at both sides.', null, ['r4']],
    ])
  })

  test('count as taken over by their ruling or by their words', () => {
    const [dust] = proposalsOf(parent, rulings)
    if (!dust) throw new Error('there is one')
    expect(isTakenOver(parent, dust)).toBe(false)
    expect(isTakenOver(edited({ kind: 'set_general', text: 'So: dust is no  defect, ever.' }).definition, dust)).toBe(
      true,
    )
    const reworded = edited(takeOver(c(2), dust.text, r('r3')), {
      kind: 'edit_entry',
      question,
      class: c(2),
      text: 'Other.',
    })
    expect(isTakenOver(reworded.definition, dust)).toBe(true)
  })

  test('of an entry whose class the draft merges are for the merged entry', () => {
    const merged = edited({ kind: 'merge_classes', question, from: [c(2), c(3)], name: 'flaw' })
    const id = (classId: ClassId) => parent.guideline.entries.find((entry) => entry.class === classId)?.id ?? ''
    expect(entriesInDraft(parent, merged).get(id(c(3)))).toBe(entryOf(merged, c(4))?.id)
    expect(entriesInDraft(null, merged).get(id(c(1)))).toBe(id(c(1)))
  })
})
