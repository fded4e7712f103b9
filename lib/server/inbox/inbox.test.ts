import { beforeAll, expect, test } from 'vitest'
import { countOpenQuestions } from '#db/queries/comment.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { type SeededLabeling, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { openRound } from '../rounds/open-round.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { markAnswerRead, readInbox } from './read-inbox.ts'

describeDatabases('questions and answers', (open) => {
  let ctx: TestContext
  let seeded: SeededLabeling
  let question: string
  beforeAll(async () => {
    ctx = createTestContext(await open())
    seeded = await seedLabeling(ctx, { items: 2, labelers: 2 })
    const { project, lead, labelers } = seeded
    await openRound(ctx, lead, { project, overlap: 2, draw: { how: 'all', fresh: false } })
    const { current } = await claimNext(ctx, labelers[0]!, { project })
    const ask = {
      project,
      assignment: current!.assignment,
      operationId: 'ask',
      text: ' Is dust a dent? ',
      anchor: null,
    }
    ;({ question } = await askQuestion(ctx, labelers[0]!, ask))
    expect(await askQuestion(ctx, labelers[0]!, ask)).toEqual({ question }) // sent again: asked once
  })
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error) => error.refusal?.code ?? error,
    )

  test('the lead finds the question, answers it, and who asked reads the answer', async () => {
    const { project, lead, labelers } = seeded
    const [ann, ben] = labelers
    expect(await countOpenQuestions(ctx.db, project)).toBe(1)
    expect((await readInbox(ctx, lead, { project })).questions).toMatchObject([
      { id: question, text: 'Is dust a dent?', authorName: ann!.account.name, replies: [] },
    ])
    const { answer } = await answerQuestion(ctx, lead, { project, question, text: 'No.', toAll: false })
    expect(await countOpenQuestions(ctx.db, project)).toBe(0)
    expect((await readInbox(ctx, ann!, { project })).answers).toMatchObject([
      { id: answer, text: 'No.', readAt: null, toAll: false, question: { text: 'Is dust a dent?', own: true } },
    ])
    expect((await readInbox(ctx, ben!, { project })).answers).toEqual([])
    await markAnswerRead(ctx, ann!, { project, answer })
    expect((await readInbox(ctx, ann!, { project })).answers[0]?.readAt).toEqual(ctx.now())
    expect(await code(markAnswerRead(ctx, ben!, { project, answer }))).toBe('not_found')
  })

  test('only leads answer, only with words, and only questions of the project', async () => {
    const { project, lead, labelers } = seeded
    const answer = (actor: typeof lead, more = {}) =>
      code(answerQuestion(ctx, actor, { project, question, text: 'No.', toAll: false, ...more }))
    expect(await answer(labelers[0]!)).toBe('forbidden')
    expect(await answer(lead, { text: ' ' })).toBe('invalid')
    expect(await answer(lead, { question: 'none' })).toBe('not_found')
  })
})
