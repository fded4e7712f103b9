import { beforeAll, describe, expect, test } from 'vitest'
import { getVersionTree } from '#db/queries/definition.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { NamedFigure } from '#lib/domain/agreement/question-agreement.ts'
import { readAnswer } from '#lib/domain/definition/read-answer.ts'
import { asId, type ClassId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { choiceQuestion, choose, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { relabelList } from '../rounds/relabel-list.ts'
import { seedAccount } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { changeDraft } from './change-draft.ts'
import { discardDraft } from './create-draft.ts'
import { createProject } from './create-project.ts'
import { previewPublish } from './preview-publish.ts'
import { publishDraft, restoreVersion } from './publish-draft.ts'
import { compareVersions, markSeen, readChanges } from './read-changes.ts'
import { readLabelBook } from './read-label-book.ts'
import { draftWith, labeledProject, merge, nextNumber, refusalOf } from './testing/labeled-project.ts'

const classId = (id: string) => asId<ClassId>(id)

const alphaOf = (figures: NamedFigure[] | undefined) => {
  const figure = figures?.find(({ name }) => name === 'alpha')?.figure
  return figure && 'value' in figure ? figure.value : null
}

describeDatabases('publishing', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })

  test('a merge moves labels by itself, raises agreement by arithmetic, and says what is lost', async () => {
    const seeded = await labeledProject(ctx, [
      ['scratch', 'dent', 'scratch'],
      ['dent', 'dent', 'scratch'],
      ['clean', 'clean', 'clean'],
      ['clean', 'clean', 'scratch'],
    ])
    const { project, lead } = seeded
    const draft = await draftWith(ctx, seeded, merge)
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
    const seeded = await labeledProject(ctx, [
      ['scratch', 'dent', 'scratch'],
      ['clean', 'clean', 'clean'],
    ])
    const { project, lead, labelers, items } = seeded
    const draft = await draftWith(ctx, seeded, {
      kind: 'remove_class',
      question: choiceQuestion,
      class: classId('scratch'),
    })
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
    const seeded = await labeledProject(ctx, [['scratch', 'dent', 'scratch']])
    const { project, lead } = seeded
    const start = await draftWith(ctx, seeded)
    const definition = structuredClone(start.definition)
    const question = definition.schema.questions[0]
    if (question?.kind !== 'choice') throw new Error('a choice is expected')
    question.classes = question.classes.filter(({ id }) => id !== 'scratch')
    const draft = await draftWith(ctx, seeded, { kind: 'replace', definition, operations: [] })
    const refused = await refusalOf(publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision }))
    expect(refused).toMatchObject({
      code: 'conflict',
      details: { labels: 2, offers: ['merge_classes', 'remove_class'] },
    })
    expect(refused.message).toMatch(/^“Scratch” is gone from the draft, but 2 labels use it/)
    question.classes = question.classes.filter(({ id }) => id !== 'clean')
    question.classes.push({ id: classId('scratch'), name: 'Scratch', key: '1', colour: 0 })
    const unused = await draftWith(ctx, seeded, { kind: 'replace', definition, operations: [] })
    const published = await publishDraft(ctx, lead, { project, draft: unused.id, revision: unused.revision })
    expect(published.number).toBe(2)
  })

  test('what is published is immutable, and a draft whose parent was overtaken can not be published', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `D${nextNumber()}` })
    const { project, lead, version } = seeded
    const draft = await draftWith(ctx, seeded, { kind: 'set_general', text: 'Look twice.' })
    await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision })
    const again = { project, draft: draft.id, revision: draft.revision }
    expect((await refusalOf(publishDraft(ctx, lead, again))).message).toMatch(/immutable; create a new draft/)
    const edit = changeDraft(ctx, lead, { ...again, change: { kind: 'set_general', text: 'No.' } })
    expect(await refusalOf(edit)).toMatchObject({ code: 'conflict', message: expect.stringMatching(/immutable/) })

    const second = await draftWith(ctx, seeded, { kind: 'set_general', text: 'Look thrice.' })
    expect(await refusalOf(restoreVersion(ctx, lead, { project, version }))).toMatchObject({ code: 'conflict' })
    await discardDraft(ctx, lead, { project, draft: second.id, revision: second.revision })
    expect((await restoreVersion(ctx, lead, { project, version })).number).toBe(3)
  })

  test('of two leads who publish the same draft at once one does, and there is one new version', async () => {
    const seeded = await seedLabeling(ctx, { items: 1, labelers: 1, name: `D${nextNumber()}` })
    const { project, lead } = seeded
    const draft = await draftWith(ctx, seeded, { kind: 'set_general', text: 'Look twice.' })
    const input = { project, draft: draft.id, revision: draft.revision }
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => publishDraft(ctx, lead, input)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await readLabelBook(ctx, lead, project)).versions.map(({ number }) => number)).toEqual([2, 1])
  })

  test('a restored version has the restored one as its parent and reads its answers back unchanged', async () => {
    const seeded = await labeledProject(ctx, [['scratch', 'dent', 'scratch']])
    const { project, lead, version } = seeded
    const draft = await draftWith(ctx, seeded, merge)
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
    const admin = await seedAccount(ctx, `Ada ${nextNumber()}`, 'admin')
    const publish = async () => {
      const { project, draft } = await createProject(ctx, admin, { name: 'Twin', template: 'boxes-on-images' })
      return { project, ...(await publishDraft(ctx, admin, { project, draft, revision: 1 })) }
    }
    const [one, two] = [await publish(), await publish()]
    expect(one.hash).toBe(two.hash)
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/)
    const draft = await draftWith(ctx, { project: one.project, lead: admin })
    const next = await publishDraft(ctx, admin, { project: one.project, draft: draft.id, revision: draft.revision })
    expect(next.hash).not.toBe(one.hash)
  })

  describe('what changed since one last looked', () => {
    test('a labeler sees it once, before their next item, and a newcomer never', async () => {
      const seeded = await labeledProject(ctx, [['scratch', 'dent', 'scratch']])
      const { project, lead, labelers, version } = seeded
      const labeler = labelers[0] as Actor
      expect(await readChanges(ctx, labeler, { project })).toBeNull()
      const threshold = { measure: 'length', atLeast: 0.3, unit: 'mm' }
      const draft = await draftWith(ctx, seeded, {
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
})
