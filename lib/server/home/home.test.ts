import { beforeAll, expect, test } from 'vitest'
import { insertReview } from '#db/queries/review.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { holdingBack } from '#lib/domain/impact/holding-back.ts'
import type { ReviewId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { askQuestion } from '../inbox/ask-question.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { submitAssignment } from '../labeling/submit-assignment.ts'
import { choiceQuestion, choose, type SeededLabeling, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { seedAccount, seedMember } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { gatherFacts } from './gather-facts.ts'
import { seeHome } from './see-home.ts'

let projects = 0

describeDatabases('the home screen', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })

  const seed = (items: number, labelers = 2) => seedLabeling(ctx, { items, labelers, name: `Home ${projects++}` })
  const openAll = ({ lead, project, labelers }: SeededLabeling) =>
    openRound(ctx, lead, { project, overlap: labelers.length, draw: { how: 'all', fresh: false } })
  const facts = ({ lead, project }: SeededLabeling) => gatherFacts(ctx, lead, { project })

  /** Everybody labels everything; the last of them says "dent" on the first five items and agrees otherwise. */
  async function labelAll({ project, labelers, items, version }: SeededLabeling): Promise<void> {
    for (const labeler of labelers) {
      for (;;) {
        const { current } = await claimNext(ctx, labeler, { project })
        if (!current) break
        const at = items.indexOf(current.item)
        const dents = labeler === labelers.at(-1) && at < 5
        await submitAssignment(ctx, labeler, {
          project,
          assignment: current.assignment,
          operationId: ctx.newId(),
          versionId: version,
          document: choose(dents ? 'dent' : at % 2 === 0 ? 'scratch' : 'clean'),
          activeSeconds: 4,
          replaces: null,
        })
        ctx.pass({ seconds: 5 })
      }
    }
  }

  test('a lead is told the next thing to set up, then what a round waits for', async () => {
    const seeded = await seed(4)
    expect(holdingBack(await facts(seeded))).toEqual({ kind: 'no_round', version: 1 })
    await openAll(seeded)
    const now = await facts(seeded)
    expect(now).toMatchObject({ items: 4, labelers: 2, rounds: 1, agreement: null })
    expect(holdingBack(now)).toMatchObject({ kind: 'running', remaining: 8, wanted: 8 })
  })

  test('a question of a labeler comes first, and says for how long it waits', async () => {
    const seeded = await seed(2)
    await openAll(seeded)
    const labeler = seeded.labelers[0] as Actor
    const { current } = await claimNext(ctx, labeler, { project: seeded.project })
    await askQuestion(ctx, labeler, {
      project: seeded.project,
      assignment: current!.assignment,
      operationId: ctx.newId(),
      text: 'Is this one a scratch?',
      anchor: null,
    })
    ctx.pass({ minutes: 120 })
    expect(holdingBack(await facts(seeded))).toEqual({ kind: 'questions', open: 1, oldestHours: 2 })
  })

  test('once measured, the confusion that costs most is named with the items that show it', async () => {
    const seeded = await seed(24)
    const { round } = await openAll(seeded)
    await labelAll(seeded)
    await closeRound(ctx, seeded.lead, { project: seeded.project, round })
    const now = await facts(seeded)
    expect(now.agreement).toMatchObject({ how: 'remeasured', version: 1, items: 24, labelers: 2, differing: 5 })
    expect(holdingBack(now)).toMatchObject({ kind: 'confusion', items: 3, certain: false })
    expect([now.agreement?.pattern?.a, now.agreement?.pattern?.b].sort()).toEqual(['Dent', 'Scratch'])
  })

  test('a labeler finds her round, an SME the session, and neither the standing of the project', async () => {
    const seeded = await seed(3)
    const { project, lead, labelers } = seeded
    const sme = await seedAccount(ctx, `Home SME ${projects}`)
    await seedMember(ctx, project, sme, ['sme'])
    const { round } = await openAll(seeded)
    const review = ctx.newId<ReviewId>()
    const agenda = seeded.items.map((itemId, position) => ({
      reviewId: review,
      itemId,
      position,
      pattern: 'class dent / class scratch',
      impact: 1,
    }))
    await insertReview(
      ctx.db,
      {
        id: review,
        projectId: project,
        name: 'Scratch or dent',
        roundId: round,
        questionId: choiceQuestion,
        versionId: seeded.version,
        decider: 'one_sme',
        seed: 's',
        openedBy: lead.account.id,
        openedAt: ctx.now(),
      },
      agenda,
    )
    const ofLabeler = await seeHome(ctx, labelers[0] as Actor)
    expect(ofLabeler.work).toMatchObject([{ project: { id: project }, round: { left: 3, done: 0 }, changed: null }])
    expect([ofLabeler.reviews, ofLabeler.standing, ofLabeler.quiet]).toEqual([[], [], []])
    const ofSme = await seeHome(ctx, sme)
    expect(ofSme.reviews).toMatchObject([{ project: { id: project }, review: { id: review, left: 3, minutes: 6 } }])
    expect([ofSme.work, ofSme.standing]).toEqual([[], []])
    const ofLead = await seeHome(ctx, lead)
    expect(ofLead.standing.map(({ id }) => id)).toEqual([project])
    for (const actor of [labelers[0] as Actor, sme]) {
      await expectRefusal(gatherFacts(ctx, actor, { project }), 'forbidden')
    }
    await expectRefusal(gatherFacts(ctx, await seedAccount(ctx, `Stranger ${projects}`), { project }), 'not_found')
  })
})
