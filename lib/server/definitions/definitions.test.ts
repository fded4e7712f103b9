import { beforeAll, describe, expect, test } from 'vitest'
import { getVersionTree } from '#db/queries/definition.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { NamedFigure } from '#lib/domain/agreement/question-agreement.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import { readAnswer } from '#lib/domain/definition/read-answer.ts'
import { asId, type ClassId, type ItemId, type QuestionId, type RulingId } from '#lib/domain/kernel/ids.ts'
import type { Refusal } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../actor.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { submitAssignment } from '../labeling/submit-assignment.ts'
import { choiceQuestion, choose, type SeededLabeling, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { relabelList } from '../rounds/relabel-list.ts'
import { seedAccount } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { changeDraft } from './change-draft.ts'
import { createDraft, discardDraft, openDraft } from './create-draft.ts'
import { createProject } from './create-project.ts'
import { findExamples } from './find-examples.ts'
import { previewPublish } from './preview-publish.ts'
import { publishDraft, restoreVersion } from './publish-draft.ts'
import { compareVersions, markSeen, readChanges } from './read-changes.ts'
import { readLabelBook } from './read-label-book.ts'

let projects = 0
const classId = (id: string) => asId<ClassId>(id)

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (thrown: { refusal?: Refusal }) => thrown,
  )
  if (!error?.refusal) throw error ?? new Error('nothing was refused')
  return error.refusal
}

describeDatabases('definitions', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })

  /** A published project with three answers to each item: what the rows say, item by item. */
  async function labeled(rows: string[][]): Promise<SeededLabeling & { lead: Actor }> {
    const seeded = await seedLabeling(ctx, { items: rows.length, labelers: 3, name: `D${projects++}` })
    const { project, version, lead, labelers, items } = seeded
    const { round } = await openRound(ctx, lead, { project, overlap: 3, draw: { how: 'all', fresh: false } })
    for (const [column, labeler] of labelers.entries()) {
      for (let left = rows.length; left > 0; left--) {
        const { current } = await claimNext(ctx, labeler, { project })
        if (!current) throw new Error('nothing left to claim')
        const row = rows[items.indexOf(current.item)] as string[]
        await submitAssignment(ctx, labeler, {
          project,
          assignment: current.assignment,
          operationId: ctx.newId(),
          versionId: version,
          document: choose(row[column] as string),
          activeSeconds: 1,
          replaces: null,
        })
        ctx.pass({ seconds: 1 })
      }
    }
    await closeRound(ctx, lead, { project, round })
    return seeded
  }

  /** Edits the open draft step by step and gives it back. */
  async function draftWith({ project, lead }: Pick<SeededLabeling, 'project' | 'lead'>, ...changes: DraftChange[]) {
    let draft = await createDraft(ctx, lead, { project })
    for (const change of changes) {
      draft = await changeDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision, change })
    }
    return draft
  }
  const merge: Extract<DraftChange, { kind: 'merge_classes' }> = {
    kind: 'merge_classes',
    question: choiceQuestion,
    from: [classId('scratch'), classId('dent')],
    name: 'Flaw',
  }
  const alphaOf = (figures: NamedFigure[] | undefined) => {
    const figure = figures?.find(({ name }) => name === 'alpha')?.figure
    return figure && 'value' in figure ? figure.value : null
  }

  test('a project starts from a template with its first draft; its creator leads it; the first publish is version 1', async () => {
    const admin = await seedAccount(ctx, `Ada ${projects++}`, 'admin')
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
      await seedAccount(ctx, `A ${projects++}`, 'admin'),
      await seedAccount(ctx, `M ${projects++}`),
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
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `D${projects++}` })
    const { project, lead } = seeded
    const draft = await draftWith(seeded)
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

  test('a merge moves labels by itself, raises agreement by arithmetic, and says what is lost', async () => {
    const seeded = await labeled([
      ['scratch', 'dent', 'scratch'],
      ['dent', 'dent', 'scratch'],
      ['clean', 'clean', 'clean'],
      ['clean', 'clean', 'scratch'],
    ])
    const { project, lead } = seeded
    const draft = await draftWith(seeded, merge)
    const preview = await previewPublish(ctx, lead, { project, draft: draft.id })
    const effect = preview.questions[0]
    expect(effect).toMatchObject({ labels: 12, kept: 5, moved: 7, needRelabel: 0, lost: { classes: 1 } })
    // Before 4 scratch, 3 dent, 5 clean; after 7 flaw, 5 clean.
    const bits = (counts: number[]) => counts.reduce((sum, n) => sum - (n / 12) * Math.log2(n / 12), 0)
    expect(effect?.lost.bits).toBeCloseTo(bits([4, 3, 5]) - bits([7, 5]), 10)
    // Coincidences by hand: D_o = 1/2 → alpha 1 − 6/12 / (2·(4·3+4·5+3·5)/(12·11)); after D_o = 2/12, D_e = 2·7·5/(12·11).
    expect(alphaOf(effect?.agreement?.before)).toBeCloseTo(1 - 6 / 12 / ((2 * (12 + 20 + 15)) / 132), 10)
    expect(alphaOf(effect?.agreement?.after)).toBeCloseTo(1 - 2 / 12 / (70 / 132), 10)
    expect(preview.changes.map(({ sentence }) => sentence)).toEqual(['“Scratch” and “Dent” were merged into “Flaw”.'])
    expect(preview.relabelAssignments).toBe(0)

    const published = await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision })
    expect(published.number).toBe(2)
    const stored = await ctx.db.select().from(tables.annotations)
    expect(stored.every(({ document }) => JSON.stringify(document).includes('Flaw') === false)).toBe(true)
    const tree = await getVersionTree(ctx.db, project)
    const mine = stored.find(({ versionId }) => versionId === seeded.version)
    const given = mine?.document.answers[choiceQuestion]
    if (!given) throw new Error('there is an answer')
    expect(readAnswer(tree, choiceQuestion, given, seeded.version, seeded.version)).toEqual({
      kind: 'value',
      answer: given,
    })
  })

  test('removing a class asks its labels again, counted before and queued after, once for each labeler', async () => {
    const seeded = await labeled([
      ['scratch', 'dent', 'scratch'],
      ['clean', 'clean', 'clean'],
    ])
    const { project, lead, labelers, items } = seeded
    const draft = await draftWith(seeded, { kind: 'remove_class', question: choiceQuestion, class: classId('scratch') })
    const preview = await previewPublish(ctx, lead, { project, draft: draft.id })
    expect(preview.questions[0]).toMatchObject({ labels: 6, kept: 4, moved: 0, needRelabel: 2 })
    expect(preview.questions[0]?.byClass).toContainEqual({ class: 'scratch', labels: 2, becomes: [], needRelabel: 2 })
    expect(preview.relabelAssignments).toBe(2)
    const { version } = await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision })
    const { requests: needs } = await relabelList(ctx.db, project, version)
    const people = [labelers[0], labelers[2]].map((labeler) => labeler?.account.id)
    expect(needs.map(({ account }) => account).sort()).toEqual(people.sort())
    expect(needs[0]).toMatchObject({
      item: items[0],
      questions: [choiceQuestion],
      reason: 'Version 2 removed “Scratch”.',
    })
  })

  test('a class that labels use, dropped without an operation, is refused with the count and with what to do', async () => {
    const seeded = await labeled([['scratch', 'dent', 'scratch']])
    const { project, lead } = seeded
    const start = await draftWith(seeded)
    const definition = structuredClone(start.definition)
    const question = definition.schema.questions[0]
    if (question?.kind !== 'choice') throw new Error('a choice is expected')
    question.classes = question.classes.filter(({ id }) => id !== 'scratch')
    const draft = await draftWith(seeded, { kind: 'replace', definition, operations: [] })
    const refused = await refusalOf(publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision }))
    expect(refused).toMatchObject({
      code: 'conflict',
      details: { labels: 2, offers: ['merge_classes', 'remove_class'] },
    })
    expect(refused.message).toMatch(/^“Scratch” is gone from the draft, but 2 labels use it/)
    question.classes = question.classes.filter(({ id }) => id !== 'clean')
    question.classes.push({ id: classId('scratch'), name: 'Scratch', key: '1', colour: 0 })
    const unused = await draftWith(seeded, { kind: 'replace', definition, operations: [] })
    const published = await publishDraft(ctx, lead, { project, draft: unused.id, revision: unused.revision })
    expect(published.number).toBe(2)
  })

  test('what is published is immutable, and a draft whose parent was overtaken can not be published', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `D${projects++}` })
    const { project, lead, version } = seeded
    const draft = await draftWith(seeded, { kind: 'set_general', text: 'Look twice.' })
    await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision })
    const again = { project, draft: draft.id, revision: draft.revision }
    expect((await refusalOf(publishDraft(ctx, lead, again))).message).toMatch(/immutable; create a new draft/)
    const edit = changeDraft(ctx, lead, { ...again, change: { kind: 'set_general', text: 'No.' } })
    expect(await refusalOf(edit)).toMatchObject({ code: 'conflict', message: expect.stringMatching(/immutable/) })

    const second = await draftWith(seeded, { kind: 'set_general', text: 'Look thrice.' })
    expect(await refusalOf(restoreVersion(ctx, lead, { project, version }))).toMatchObject({ code: 'conflict' })
    await discardDraft(ctx, lead, { project, draft: second.id, revision: second.revision })
    expect((await restoreVersion(ctx, lead, { project, version })).number).toBe(3)
  })

  test('of two leads who publish the same draft at once one does, and there is one new version', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `D${projects++}` })
    const { project, lead } = seeded
    const draft = await draftWith(seeded, { kind: 'set_general', text: 'Look twice.' })
    const input = { project, draft: draft.id, revision: draft.revision }
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => publishDraft(ctx, lead, input)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await readLabelBook(ctx, lead, project)).versions.map(({ number }) => number)).toEqual([2, 1])
  })

  test('examples are offered by what they read as under the draft, the clearest first', async () => {
    const seeded = await labeled([
      ['scratch', 'dent', 'clean'],
      ['scratch', 'dent', 'scratch'],
      ['clean', 'clean', 'clean'],
    ])
    const { project, lead, items } = seeded
    await draftWith(seeded, merge)
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

  test('a restored version has the restored one as its parent and reads its answers back unchanged', async () => {
    const seeded = await labeled([['scratch', 'dent', 'scratch']])
    const { project, lead, version } = seeded
    const draft = await draftWith(seeded, merge)
    await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision })
    const restored = await restoreVersion(ctx, lead, { project, version })
    const tree = await getVersionTree(ctx.db, project)
    expect(tree.require(restored.version)).toMatchObject({ parentId: version, operations: [], number: 3 })
    const given = choose('scratch').answers[choiceQuestion]
    if (!given) throw new Error('there is an answer')
    expect(readAnswer(tree, choiceQuestion, given, version, restored.version)).toEqual({ kind: 'value', answer: given })
    expect((await relabelList(ctx.db, project, restored.version)).requests).toEqual([])
  })

  test('the same definition has the same hash wherever it is published, and another parent another one', async () => {
    const admin = await seedAccount(ctx, `Ada ${projects++}`, 'admin')
    const publish = async () => {
      const { project, draft } = await createProject(ctx, admin, { name: 'Twin', template: 'boxes-on-images' })
      return { project, ...(await publishDraft(ctx, admin, { project, draft, revision: 1 })) }
    }
    const [one, two] = [await publish(), await publish()]
    expect(one.hash).toBe(two.hash)
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/)
    const draft = await draftWith({ project: one.project, lead: admin })
    const next = await publishDraft(ctx, admin, { project: one.project, draft: draft.id, revision: draft.revision })
    expect(next.hash).not.toBe(one.hash)
  })

  test('a draft with problems is not published, and all of them are told', async () => {
    const admin = await seedAccount(ctx, `Ada ${projects++}`, 'admin')
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
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `Screens ${projects++}` })
    const takeOver: DraftChange = {
      kind: 'take_over',
      question: choiceQuestion,
      class: classId('scratch'),
      rulings: [asId<RulingId>('of-another-project')],
      text: 'Dust is no scratch.',
    }
    await expect(draftWith(seeded, takeOver)).rejects.toMatchObject({ refusal: { code: 'conflict', field: 'rulings' } })
    const { definition } = await createDraft(ctx, seeded.lead, seeded)
    expect(JSON.stringify(definition)).not.toContain('Dust is no scratch.')
  })

  test('the editor of a draft hears of every id that was ever given', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `Screens ${projects++}` })
    const { id, revision } = await draftWith(seeded, merge)
    await publishDraft(ctx, seeded.lead, { project: seeded.project, draft: id, revision })
    const { taken } = await openDraft(ctx, seeded.lead, seeded)
    expect(taken).toEqual(expect.arrayContaining([choiceQuestion, ...merge.from]))
    expect((await readLabelBook(ctx, seeded.lead, seeded.project)).taken.toSorted()).toEqual(taken.toSorted())
  })

  test('examples come from closed items only', async () => {
    const seeded = await labeled([['scratch', 'scratch', 'scratch']])
    const { project, lead, items } = seeded
    const entry = { question: choiceQuestion, class: classId('scratch') }
    const add = (item: ItemId): DraftChange => ({ kind: 'add_example', ...entry, item, example: 'example', note: '' })
    const draft = await draftWith(seeded, add(items[0] as ItemId))
    expect(draft.definition.guideline.entries[0]?.examples).toEqual([{ item: items[0], kind: 'example', note: '' }])
    await openRound(ctx, lead, { project, overlap: 3, draw: { how: 'all', fresh: false } })
    const other = await labeled([['dent', 'dent', 'dent']])
    const foreign = draftWith(seeded, add(other.items[0] as ItemId))
    expect(await refusalOf(foreign)).toMatchObject({ code: 'conflict', field: 'item' })
    const undone = await draftWith(seeded, {
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

  describe('what changed since one last looked', () => {
    test('a labeler sees it once, before their next item, and a newcomer never', async () => {
      const seeded = await labeled([['scratch', 'dent', 'scratch']])
      const { project, lead, labelers, version } = seeded
      const labeler = labelers[0] as Actor
      expect(await readChanges(ctx, labeler, { project })).toBeNull()
      const threshold = { measure: 'length', atLeast: 0.3, unit: 'mm' }
      const draft = await draftWith(seeded, {
        kind: 'edit_entry',
        question: choiceQuestion,
        class: classId('scratch'),
        threshold,
      })
      const { version: next } = await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision })
      const news = await readChanges(ctx, labeler, { project })
      expect(news).toMatchObject({ from: { number: 1 }, to: { number: 2 } })
      expect(news?.changes.map(({ sentence }) => sentence)).toEqual([
        '“Scratch” has an entry now: it counts from 0.3 mm (length).',
      ])
      expect(await readChanges(ctx, labeler, { project, version })).toBeNull()
      await markSeen(ctx, labeler, { project, version: next })
      expect(await readChanges(ctx, labeler, { project })).toBeNull()
      const compared = await compareVersions(ctx, labeler, { project, from: next, to: version })
      expect(compared.changes.map(({ sentence }) => sentence)).toEqual(['The entry on “Scratch” is gone.'])
    })
  })

  test('labelers never see drafts, rulings or agreement in the label book', async () => {
    const seeded = await labeled([['scratch', 'dent', 'scratch']])
    await draftWith(seeded, { kind: 'set_general', text: 'A secret plan.' })
    const book = await readLabelBook(ctx, seeded.labelers[0] as Actor, seeded.project)
    expect(book.draft).toBeNull()
    expect(JSON.stringify(book)).not.toContain('A secret plan')
    expect(book.may).toEqual({ change: false, seeAgreement: false, seeRulings: false })
  })
})
