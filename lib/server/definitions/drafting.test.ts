import { beforeAll, expect, test } from 'vitest'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import { asId, type ClassId, type ItemId, type QuestionId, type RulingId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { choiceQuestion, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { openRound } from '../rounds/open-round.ts'
import { seedAccount } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { changeDraft } from './change-draft.ts'
import { createDraft, openDraft } from './create-draft.ts'
import { createProject } from './create-project.ts'
import { findExamples } from './find-examples.ts'
import { previewPublish } from './preview-publish.ts'
import { publishDraft } from './publish-draft.ts'
import { readLabelBook } from './read-label-book.ts'
import { draftWith, labeledProject, merge, nextNumber, refusalOf } from './testing/labeled-project.ts'

const classId = (id: string) => asId<ClassId>(id)

describeDatabases('drafts', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })

  test('a project starts from a template with its first draft; its creator leads it; the first publish is version 1', async () => {
    const admin = await seedAccount(ctx, `Ada ${nextNumber()}`, 'admin')
    const { project, draft } = await createProject(ctx, admin, { name: ' Screens ', template: 'image-classification' })
    const book = await readLabelBook(ctx, admin, project)
    expect(book).toMatchObject({
      project: { name: 'Screens' },
      latest: null,
      draft: { id: draft, revision: 1, parent: null },
    })
    expect(book.may.change).toBe(true)
    const published = await publishDraft(ctx, admin, { project, draft, revision: 1 })
    expect(published.number).toBe(1)
    expect((await readLabelBook(ctx, admin, project)).versions).toMatchObject([{ number: 1, parentId: null }])
    const events = await ctx.db.select().from(tables.events)
    const kinds = events.filter((event) => event.projectId === project).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['project.created', 'version.published']))
  })

  test('only administrators and leads start projects, and a definition of one’s own is checked', async () => {
    const [admin, member] = [
      await seedAccount(ctx, `A ${nextNumber()}`, 'admin'),
      await seedAccount(ctx, `M ${nextNumber()}`),
    ]
    expect(await refusalOf(createProject(ctx, member, { name: 'X', template: 'image-classification' }))).toMatchObject({
      code: 'forbidden',
    })
    expect(await refusalOf(createProject(ctx, admin, { name: 'X', definition: { format: 1 } }))).toMatchObject({
      code: 'invalid',
      field: 'schema',
    })
    expect(
      await refusalOf(createProject(ctx, admin, { name: 'X', template: 'image-classification', timeZone: 'Mars/X' })),
    ).toMatchObject({
      field: 'timeZone',
    })
  })

  test('two leads who edit from the same revision: the first is kept, the second gets 409 with the server’s copy', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `D${nextNumber()}` })
    const { project, lead } = seeded
    const draft = await draftWith(ctx, seeded)
    const edit = (text: string) =>
      changeDraft(ctx, lead, {
        project,
        draft: draft.id,
        revision: draft.revision,
        change: { kind: 'set_general', text },
      })
    expect((await edit('first')).revision).toBe(draft.revision + 1)
    const refused = await refusalOf(edit('second'))
    expect(refused.code).toBe('conflict')
    expect(refused.details).toMatchObject({
      revision: draft.revision + 1,
      definition: { guideline: { general: 'first' } },
    })
    const both = await Promise.allSettled(
      [1, 2, 3].map((n) =>
        changeDraft(ctx, lead, {
          project,
          draft: draft.id,
          revision: draft.revision + 1,
          change: { kind: 'set_general', text: `race ${n}` },
        }),
      ),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('examples are offered by what they read as under the draft, the clearest first', async () => {
    const seeded = await labeledProject(ctx, [
      ['scratch', 'dent', 'clean'],
      ['scratch', 'dent', 'scratch'],
      ['clean', 'clean', 'clean'],
    ])
    const { project, lead, items } = seeded
    await draftWith(ctx, seeded, merge)
    const book = await readLabelBook(ctx, lead, project)
    const question = book.draft?.definition.schema.questions[0]
    const flaw = question?.kind === 'choice' ? question.classes.find(({ name }) => name === 'Flaw') : undefined
    if (!flaw) throw new Error('the merged class is in the draft')
    const found = await findExamples(ctx, lead, { project, question: choiceQuestion, class: flaw.id })
    expect(found.map(({ id, chose, answers }) => [id, chose, answers])).toEqual([
      [items[1], 3, 3],
      [items[0], 2, 3],
    ])
  })

  test('a draft with problems is not published, and all of them are told', async () => {
    const admin = await seedAccount(ctx, `Ada ${nextNumber()}`, 'admin')
    const { project, draft } = await createProject(ctx, admin, { name: 'Speech', template: 'speech-transcription' })
    const rule = {
      question: asId<QuestionId>('q1'),
      name: 'Grow',
      match: 'words' as const,
      find: 'zz',
      replace: 'zz zz',
      ignoreCase: false,
      cases: [{ given: 'b', read: 'c' }],
    }
    const edited = await changeDraft(ctx, admin, { project, draft, revision: 1, change: { kind: 'add_rule', rule } })
    const refused = await refusalOf(publishDraft(ctx, admin, { project, draft, revision: edited.revision }))
    expect(refused.code).toBe('invalid')
    expect(refused.details?.problems).toHaveLength(3)
    expect((await previewPublish(ctx, admin, { project, draft })).problems.length).toBeGreaterThan(1)
  })

  test('a sentence may only be said to rest on rulings of its own project', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `Screens ${nextNumber()}` })
    const takeOver: DraftChange = {
      kind: 'take_over',
      question: choiceQuestion,
      class: classId('scratch'),
      rulings: [asId<RulingId>('of-another-project')],
      text: 'Dust is no scratch.',
    }
    await expect(draftWith(ctx, seeded, takeOver)).rejects.toMatchObject({
      refusal: { code: 'conflict', field: 'rulings' },
    })
    const { definition } = await createDraft(ctx, seeded.lead, seeded)
    expect(JSON.stringify(definition)).not.toContain('Dust is no scratch.')
  })

  test('the editor of a draft hears of every id that was ever given', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `Screens ${nextNumber()}` })
    const { id, revision } = await draftWith(ctx, seeded, merge)
    await publishDraft(ctx, seeded.lead, { project: seeded.project, draft: id, revision })
    const { taken } = await openDraft(ctx, seeded.lead, seeded)
    expect(taken).toEqual(expect.arrayContaining([choiceQuestion, ...merge.from]))
    expect((await readLabelBook(ctx, seeded.lead, seeded.project)).taken.toSorted()).toEqual(taken.toSorted())
  })

  test('examples come from closed items only', async () => {
    const seeded = await labeledProject(ctx, [['scratch', 'scratch', 'scratch']])
    const { project, lead, items } = seeded
    const entry = { question: choiceQuestion, class: classId('scratch') }
    const add = (item: ItemId): DraftChange => ({ kind: 'add_example', ...entry, item, example: 'example', note: '' })
    const draft = await draftWith(ctx, seeded, add(items[0] as ItemId))
    expect(draft.definition.guideline.entries[0]?.examples).toEqual([{ item: items[0], kind: 'example', note: '' }])
    await openRound(ctx, lead, { project, overlap: 3, draw: { how: 'all', fresh: false } })
    const other = await labeledProject(ctx, [['dent', 'dent', 'dent']])
    const foreign = draftWith(ctx, seeded, add(other.items[0] as ItemId))
    expect(await refusalOf(foreign)).toMatchObject({ code: 'conflict', field: 'item' })
    const undone = await draftWith(ctx, seeded, {
      kind: 'remove_example',
      ...entry,
      item: items[0] as ItemId,
      example: 'example',
    })
    const reopened = changeDraft(ctx, lead, {
      project,
      draft: undone.id,
      revision: undone.revision,
      change: add(items[0] as ItemId),
    })
    expect(await refusalOf(reopened)).toMatchObject({ message: expect.stringMatching(/Only an item that is closed/) })
  })

  test('labelers never see drafts, rulings or agreement in the label book', async () => {
    const seeded = await labeledProject(ctx, [['scratch', 'dent', 'scratch']])
    await draftWith(ctx, seeded, { kind: 'set_general', text: 'A secret plan.' })
    const book = await readLabelBook(ctx, seeded.labelers[0] as Actor, seeded.project)
    expect(book.draft).toBeNull()
    expect(JSON.stringify(book)).not.toContain('A secret plan')
    expect(book.may).toEqual({ change: false, seeAgreement: false, seeRulings: false })
  })
})
