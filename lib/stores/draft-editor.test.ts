import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { changeDraft } from '#lib/domain/definition/change-draft.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import { IdSource, takenIds } from '#lib/domain/definition/draft.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import { getTemplate } from '#lib/domain/definition/templates.ts'
import { asId, type ClassId, type RulingId } from '#lib/domain/kernel/ids.ts'
import { DraftEditor } from './draft-editor.ts'
import type { KeptEdits, SendOutcome, StoredDraft } from './draft-edits.ts'

const definition = getTemplate('image-classification')?.definition as Definition
const parent = { definition }
const taken = takenIds([{ definition, operations: [] }])
const { id: question } = definition.schema.questions[0] as Definition['schema']['questions'][0]
const c = (number: number) => asId<ClassId>(`c${number}`)
const merge: DraftChange = { kind: 'merge_classes', question, from: [c(2), c(3)], name: 'flaw' }
const write = (classId: ClassId, text: string): DraftChange => ({ kind: 'edit_entry', question, class: classId, text })
const textOf = (draft: StoredDraft | null, classId: ClassId) =>
  draft?.definition.guideline.entries.find((entry) => entry.class === classId)?.text

/** The server's side of it: compare-and-set on one draft. `lets` decides when a request is answered, and how. */
function open(
  options: { kept?: KeptEdits; lets?: (number: number) => Promise<'answered' | 'lost' | 'unreachable'> } = {},
) {
  const lets = options.lets ?? (async () => 'answered')
  const start = { id: 'd1', parent, revision: 1, definition, operations: [] }
  const server: { draft: StoredDraft; refuses: (change: DraftChange) => string | null; kept: KeptEdits | null } = {
    draft: start,
    refuses: () => null,
    kept: null,
  }
  let sent = 0
  function apply(change: DraftChange): string | null {
    const refused = server.refuses(change)
    if (refused) return refused
    const next = changeDraft(server.draft, definition, change, new IdSource(server.draft, taken))
    if (!next.ok) return next.refusal.message
    const { definition: after, operations } = next.value
    server.draft = { revision: server.draft.revision + 1, definition: after, operations: [...operations] }
    return null
  }
  async function send(_: string, edit: { revision: number; change: DraftChange }): Promise<SendOutcome> {
    const fate = await lets(++sent)
    if (fate === 'unreachable') return { kind: 'unreachable', message: 'no connection' }
    if (edit.revision !== server.draft.revision) return { kind: 'stale', draft: server.draft, message: 'too late' }
    const refused = apply(edit.change)
    if (fate === 'lost') return { kind: 'unreachable', message: 'no answer' }
    return refused ? { kind: 'refused', message: refused } : { kind: 'taken', draft: server.draft }
  }
  const editor = new DraftEditor({
    draft: start,
    taken,
    send,
    keep: (kept) => {
      server.kept = structuredClone(kept)
    },
  })
  editor.takeUp(options.kept ?? null)
  return { editor, server, apply, state: () => editor.store.getState() }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('an edit of what an edit on its way brings about', () => {
  test('is made of it: what is typed right after a merge is on the merged class', async () => {
    const { editor, server, state } = open()
    const merging = editor.edit(merge)
    const names = state().draft?.definition.schema.questions.flatMap((one) => ('classes' in one ? one.classes : []))
    expect(names?.map(({ id, name }) => `${id} ${name}`)).toEqual(['c1 fine', 'c4 flaw'])
    const typing = editor.edit(write(c(4), 'Anything that is not fine.'))
    expect(state().state).toBe('saving')
    expect(await Promise.all([merging, typing])).toEqual([null, null])
    expect(textOf(server.draft, c(4))).toBe('Anything that is not fine.')
    expect(state()).toMatchObject({ state: 'saved', left: [], draft: server.draft })
    expect(server.kept).toEqual({ draft: 'd1', pending: [], left: [] })
  })

  test('is kept in words when the server refuses what it was made of', async () => {
    const { editor, server, state } = open()
    server.refuses = (change) => (change.kind === 'merge_classes' ? 'Not now.' : null)
    const [merged, typed] = await Promise.all([editor.edit(merge), editor.edit(write(c(4), 'Anything not fine.'))])
    expect(merged).toBe('Not now.')
    expect(typed).not.toBeNull()
    expect(state().draft).toMatchObject(server.draft)
    expect(state().state).toBe('refused')
    expect(state().left.map(({ about, said }) => [about, said])).toEqual([
      ['Merging “defect” and “borderline”', 'flaw'],
      ['The text on “flaw”', 'Anything not fine.'],
    ])
  })

  test('goes back one step at a time, also before it was acknowledged', async () => {
    const { editor, server, state } = open()
    void editor.edit(write(c(1), 'first'))
    void editor.edit(write(c(1), 'second'))
    editor.undo()
    expect(textOf(state().draft, c(1))).toBe('first')
    await editor.settled()
    expect(textOf(server.draft, c(1))).toBe('first')
    editor.redo()
    await editor.settled()
    expect(textOf(server.draft, c(1))).toBe('second')
    editor.undo()
    editor.undo()
    await editor.settled()
    expect(server.draft.definition).toEqual(definition)
  })

  test('has the ids that the server gives, whatever comes before it and however slowly it is answered', async () => {
    const edits = fc.constantFrom<DraftChange['kind']>('add_class', 'merge_classes', 'remove_class', 'edit_entry')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(edits, fc.nat(6)), { maxLength: 12 }),
        fc.array(fc.nat(3)),
        async (list, slow) => {
          const { editor, server, state } = open({
            lets: async (number) => {
              for (let turn = slow[number % Math.max(1, slow.length)] ?? 0; turn > 0; turn--) await Promise.resolve()
              return 'answered'
            },
          })
          for (const [kind, at] of list) {
            const asked = state().draft?.definition.schema.questions[0]
            const classes = asked && 'classes' in asked ? asked.classes : []
            const one = classes[at % Math.max(1, classes.length)]?.id
            const other = classes[(at + 1) % Math.max(1, classes.length)]?.id
            if (!one || !other) continue
            if (kind === 'add_class') void editor.edit({ kind, question, name: `new ${at}`, reconsider: [one] })
            if (kind === 'merge_classes') void editor.edit({ kind, question, from: [one, other], name: `both ${at}` })
            if (kind === 'remove_class') void editor.edit({ kind, question, class: one })
            if (kind === 'edit_entry') void editor.edit(write(one, `text ${at}`))
            if (at === 6) await Promise.resolve()
          }
          const seen = state().draft
          await editor.settled()
          expect(state()).toMatchObject({ draft: server.draft, left: [] })
          expect(seen?.definition).toEqual(server.draft.definition)
        },
      ),
    )
  })
})

describe('when someone else was quicker', () => {
  test('an edit of something else is made of theirs', async () => {
    const { editor, server, apply, state } = open()
    apply(write(c(1), 'theirs'))
    expect(await editor.edit(write(c(2), 'mine'))).toBeNull()
    expect([textOf(server.draft, c(1)), textOf(server.draft, c(2))]).toEqual(['theirs', 'mine'])
    expect(state().undo).toEqual([])
  })

  test('an edit of the same thing is refused, theirs is shown, and mine is kept in words', async () => {
    const { editor, server, apply, state } = open()
    apply(write(c(1), 'theirs'))
    expect(await editor.edit(write(c(1), 'mine'))).toBe('too late')
    expect(textOf(state().draft, c(1))).toBe('theirs')
    expect(server.kept?.left).toMatchObject([{ about: 'The text on “fine”', said: 'mine', why: 'too late' }])
    await editor.edit(write(c(2), 'something else'))
    expect(state().left).toHaveLength(1)
    await editor.edit(write(c(1), 'mine again'))
    expect(server.kept?.left).toEqual([])
  })

  test('what was left is put away when it was read', async () => {
    const { editor, server, state } = open()
    editor.leave({ about: 'Key', said: '1', why: 'It is taken.' })
    editor.leave({ about: 'Key', said: '1', why: 'It is taken.' })
    expect(server.kept?.left).toHaveLength(1)
    for (const edit of state().left) editor.forget(edit)
    expect(server.kept?.left).toEqual([])
  })

  test('an edit of what an edit on its way would have brought is never made of their new class instead', async () => {
    const { editor, server, apply, state } = open()
    apply({ kind: 'add_class', question, name: 'dust', reconsider: [] })
    const [merged, typed] = await Promise.all([editor.edit(merge), editor.edit(write(c(4), 'mine'))])
    expect([merged, typed]).toEqual([null, expect.any(String)])
    expect(textOf(server.draft, c(4))).toBeUndefined()
    expect(state().left.map(({ said }) => said)).toEqual(['mine'])
  })
})

describe('without a connection', () => {
  test('edits wait, are tried again, and are made once though an answer was lost', async () => {
    vi.useFakeTimers()
    const fates = ['unreachable', 'lost', 'answered', 'lost'] as const
    const { editor, server, state } = open({ lets: async (number) => fates[number - 1] ?? 'answered' })
    const added = editor.edit({ kind: 'add_class', question, name: 'dust', reconsider: [] })
    const typed = editor.edit(write(c(4), 'mine'))
    await vi.advanceTimersByTimeAsync(0)
    expect(state()).toMatchObject({ state: 'waiting', waitsFor: 'no connection' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await Promise.all([added, typed])).toEqual([null, null])
    expect(server.draft.operations).toHaveLength(1)
    expect(textOf(server.draft, c(4))).toBe('mine')
    expect(state()).toMatchObject({ state: 'saved', waitsFor: null, left: [] })
  })

  test('what was not sent is sent by the next page, or kept in words when the draft has changed there', async () => {
    const first = open({ lets: async () => 'unreachable' })
    void first.editor.edit(write(c(1), 'mine'))
    first.editor.close()
    const kept = first.server.kept as KeptEdits
    const second = open({ kept })
    await second.editor.settled()
    expect(textOf(second.server.draft, c(1))).toBe('mine')
    const changed = { ...kept, pending: kept.pending.map((edit) => ({ ...edit, touched: { text: 'before theirs' } })) }
    const third = open({ kept: changed })
    await third.editor.settled()
    expect(textOf(third.server.draft, c(1))).not.toBe('mine')
    expect(third.state().left).toMatchObject([{ about: 'The text on “fine”', said: 'mine' }])
    first.editor.close()
  })
})

test('what does not hold together is refused at once, without asking the server', async () => {
  let sent = 0
  const { editor, state } = open({
    lets: async (number) => {
      sent = number
      return 'answered'
    },
  })
  expect(await editor.edit({ kind: 'edit_class', question, class: c(2), key: '1' })).toMatch(/the same key 1/)
  expect(await editor.edit({ kind: 'edit_class', question, class: c(2), name: ' ' })).toMatch(/a name is needed/)
  expect([sent, state().state, state().undo]).toEqual([0, 'refused', []])
})

test('a text taken over from a ruling is an edit that can be taken back', async () => {
  const { editor, server } = open()
  const ruling = asId<RulingId>('r-1')
  await editor.edit({
    kind: 'take_over',
    question,
    class: c(1),
    rulings: [ruling],
    text: 'A speck below 0.1 mm is fine.',
  })
  expect(textOf(server.draft, c(1))).toMatch(/\n\nA speck below 0.1 mm is fine\.$/)
  editor.undo()
  await editor.settled()
  expect(server.draft.definition).toEqual(definition)
})
