import { expect, test } from 'vitest'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { asId, type ClassId, type ReferenceId } from '#lib/domain/kernel/ids.ts'
import { answerQuestion } from '../inbox/answer-question.ts'
import { askQuestion } from '../inbox/ask-question.ts'
import { readInbox } from '../inbox/read-inbox.ts'
import { openRound } from '../rounds/open-round.ts'
import { createTestContext } from '../testing/test-context.ts'
import { claimNext } from './claim-next.ts'
import { listOwn, readOwn } from './read-own.ts'
import { saveDraft } from './save-draft.ts'
import { submitAssignment } from './submit-assignment.ts'
import { choiceQuestion, choose, seedLabeling } from './testing/seed-labeling.ts'

describeDatabases('blindness', (open) => {
  /**
   * Everything that one labeler receives while two others answer the same items before her, as bytes. Ids come from a
   * counter, so two worlds differ in nothing but the answers of the others.
   */
  async function bytesReceived(others: readonly string[]): Promise<string> {
    let ids = 0
    const ctx = { ...createTestContext(await open()), newId: <Id extends string>() => `id${++ids}` as Id }
    const { project, version, lead, labelers, items } = await seedLabeling(ctx, { items: 6, labelers: 3 })
    for (const item of items) {
      await ctx.db.insert(tables.references).values({
        id: ctx.newId<ReferenceId>(),
        itemId: item,
        questionId: choiceQuestion,
        answer: { kind: 'choice', class: asId<ClassId>(others[0]!) },
        versionId: version,
        kind: 'human',
        source: 'secret-source',
        createdAt: ctx.now(),
      })
    }
    const draw = { how: 'all' as const, fresh: false }
    const { round } = await openRound(ctx, lead, { project, overlap: 3, draw })
    const [ann, ben, cleo] = labelers
    const received: unknown[] = []
    for (const class_ of others) {
      for (const peer of [ben!, cleo!]) {
        const { current } = await claimNext(ctx, peer, { project })
        const work = {
          project,
          assignment: current!.assignment,
          versionId: version,
          document: choose(class_),
          activeSeconds: 3,
        }
        await saveDraft(ctx, peer, { ...work, operationId: ctx.newId(), baseRevision: 0 })
        await askQuestion(ctx, peer, { ...work, operationId: ctx.newId(), text: `is it ${class_}?`, anchor: null })
        await submitAssignment(ctx, peer, { ...work, operationId: ctx.newId(), replaces: null })
      }
      const claim = await claimNext(ctx, ann!, { project })
      const assignment = claim.current!.assignment
      const work = { project, assignment, versionId: version, document: choose('clean'), activeSeconds: 3 }
      received.push(claim, await saveDraft(ctx, ann!, { ...work, operationId: ctx.newId(), baseRevision: 0 }))
      received.push(await submitAssignment(ctx, ann!, { ...work, operationId: ctx.newId(), replaces: null }))
      received.push(await readOwn(ctx, ann!, { project, assignment }), await listOwn(ctx, ann!, { project, round }))
      received.push(await readInbox(ctx, ann!, { project }))
    }
    return JSON.stringify(received)
  }

  test('what a labeler receives is the same to the byte whatever the others answered, drafted and asked', async () => {
    const one = await bytesReceived(['dent', 'dent', 'scratch', 'dent'])
    const other = await bytesReceived(['scratch', 'clean', 'clean', 'dent'])
    expect(one.length).toBeGreaterThan(1000)
    expect(other).toBe(one)
  })

  test('it names no file, no metadata, no reference and no other person', async () => {
    const bytes = await bytesReceived(['dent'])
    for (const secret of ['secret-name', 'secret-metadata', 'secret-source', 'labeler 1', 'labeler 2', 'example.org']) {
      expect(bytes).not.toContain(secret)
    }
  })

  test('an answer to all names neither who asked nor the item', async () => {
    const ctx = createTestContext(await open())
    const { project, lead, labelers } = await seedLabeling(ctx, { items: 2, labelers: 2 })
    await openRound(ctx, lead, { project, overlap: 2, draw: { how: 'all', fresh: false } })
    const [ann, ben] = labelers
    const { current } = await claimNext(ctx, ann!, { project })
    const operationId = ctx.newId()
    const asked = await askQuestion(ctx, ann!, {
      project,
      assignment: current!.assignment,
      operationId,
      text: 'Dust?',
      anchor: null,
    })
    await answerQuestion(ctx, lead, { project, question: asked.question, text: 'Dust is clean.', toAll: true })
    const inbox = await readInbox(ctx, ben!, { project })
    expect(inbox).toMatchObject({
      questions: null,
      answers: [{ text: 'Dust is clean.', question: { own: false, item: null } }],
    })
    const bytes = JSON.stringify(inbox)
    expect(bytes).not.toContain(current!.item)
    expect(bytes).not.toContain(ann!.account.id)
  })
})
