import { beforeAll, expect, test } from 'vitest'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { asId, type ClassId, type ItemId, type ProjectId, type ReviewId } from '#lib/domain/kernel/ids.ts'
import type { CommentAnchor } from '#lib/domain/review/comment.ts'
import type { Actor } from '../actor.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { castVote } from './cast-vote.ts'
import type { RuleInput } from './check-ruling.ts'
import { commentOnItem } from './comment-on-item.ts'
import { parkItem } from './park-item.ts'
import { ruleOnLike } from './rule-on-like.ts'
import { seeReview } from './see-review.ts'
import { seeReviewItem } from './see-review-item.ts'
import { dent, dentRuling, roundInReview, ruleDent, scratch } from './testing/labeled-round.ts'

describeDatabases('what is done in a session', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })
  const inReview = () => roundInReview(ctx)
  const rule = (actor: Actor, project: ProjectId, review: ReviewId, item: ItemId, more: Partial<RuleInput> = {}) =>
    ruleDent(ctx, actor, project, review, item, more)
  const nameOf = async (item: ItemId) =>
    (await ctx.db.select().from(tables.items)).find(({ id }) => id === item)?.externalId

  test('one decision settles several alike, in one go or not at all, and can be taken anew in one go', async () => {
    const { project, sme, lead, review, items, labelers } = await inReview()
    const [item, alike, otherPattern] = items as [ItemId, ItemId, ItemId]
    const reason = 'A rim shows, so these are dents.'
    const ruleLike = (like: ItemId[], more: Partial<RuleInput> = {}) =>
      ruleOnLike(ctx, sme, {
        ...dentRuling(project, review, item, {
          reason,
          entry: 'e-dent',
          example: { entry: 'e-dent', kind: 'example' },
        }),
        ...more,
        like,
      })
    const standing = async () => {
      const rows = await ctx.db.select().from(tables.rulings)
      return rows.filter((row) => row.reviewId === review && row.supersededBy === null)
    }
    await expectRefusal(ruleLike([alike]), 'conflict') // one's own vote on the item itself comes first
    await castVote(ctx, sme, { project, review, item, answer: dent })
    await expectRefusal(ruleLike([alike, otherPattern]), 'invalid')
    await expectRefusal(ruleLike([alike], { answer: { kind: 'text', text: 'dent' } }), 'invalid')
    expect(await standing()).toEqual([])

    await castVote(ctx, lead, { project, review, item: alike, answer: scratch })
    // Looking at what is alike shows nobody's answer to it.
    expect((await seeReviewItem(ctx, sme, { project, review, item: alike })).revealed).toBeNull()
    const { ruling, applied } = await ruleLike([alike, alike, item])
    expect(applied).toHaveLength(1)
    const written = new Map((await standing()).map((row) => [row.itemId, row]))
    expect(written.get(item)).toMatchObject({ id: ruling, exampleOf: { entry: 'e-dent' }, dissent: [] })
    expect(written.get(alike)).toMatchObject({
      id: applied[0],
      reason,
      answer: dent,
      exampleOf: null,
      entryId: 'e-dent',
      precedents: [ruling],
      dissent: [{ account: lead.account.id }],
    })
    expect(written.get(alike)?.votes.map(({ account }) => account)).toEqual([lead.account.id, sme.account.id])
    const seen = await seeReviewItem(ctx, sme, { project, review, item: alike })
    expect(seen.revealed?.rulings).toMatchObject([
      { like: await nameOf(item), dissent: [lead.account.name], author: sme.account.name },
    ])
    expect(seen.revealed?.votes.map(({ mine }) => mine)).toEqual([false, true])
    for (const labeler of labelers) expect(JSON.stringify(seen)).not.toContain(labeler.account.id)

    ctx.pass({ seconds: 1 })
    await ruleLike([alike], { answer: scratch, reason: 'On second thought, these are scratches.' })
    const anew = await standing()
    expect(anew.map(({ answer }) => answer)).toEqual([scratch, scratch])
    expect(await ctx.db.select().from(tables.rulings)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: ruling, supersededBy: expect.any(String) })]),
    )
  })

  test('to overrule is an act: only what there is, kept with its reason, and shown to whoever asks later', async () => {
    const { project, sme, lead, review, items } = await inReview()
    const [item, other] = items as [ItemId, ItemId]
    await castVote(ctx, sme, { project, review, item, answer: dent })
    await castVote(ctx, lead, { project, review, item: other, answer: dent })
    const first = await rule(sme, project, review, item)
    ctx.pass({ seconds: 1 })
    await expectRefusal(rule(lead, project, review, other, { overrules: asId('nonsense') }), 'invalid')
    const reason = 'A rim alone is no dent; the light shows none.'
    await rule(lead, project, review, other, {
      answer: { kind: 'choice', class: asId<ClassId>('scratch') },
      reason,
      overrules: first,
      precedents: [first, asId('nonsense')],
    })
    const rows = await ctx.db.select().from(tables.rulings)
    expect(rows.find((row) => row.itemId === other)).toMatchObject({ overrules: first, precedents: [first] })
    expect(rows.find(({ id }) => id === first)).toMatchObject({ supersededBy: null })
    const { revealed } = await seeReviewItem(ctx, lead, { project, review, item: other })
    expect(revealed?.precedents).toMatchObject([{ id: first, overruled: { item: await nameOf(other), reason } }])
  })

  test('comments wait for the vote, are pinned within the item, and are seen by those who voted', async () => {
    const { project, sme, lead, review, items } = await inReview()
    const item = items[0]!
    const say = (actor: Actor, text: string, anchor: CommentAnchor | null) =>
      commentOnItem(ctx, actor, { project, review, item, text, anchor })
    await expectRefusal(say(sme, 'A rim!', null), 'conflict')
    await castVote(ctx, sme, { project, review, item, answer: dent })
    await expectRefusal(say(sme, ' ', null), 'invalid')
    await expectRefusal(say(sme, 'Here', { at: 'place', x: 99_999, y: 1 }), 'invalid')
    await expectRefusal(say(sme, 'Now', { at: 'time', seconds: 1 }), 'invalid')
    await say(sme, 'A rim!', { at: 'place', x: 10, y: 20.5 })
    ctx.pass({ seconds: 1 })
    await say(sme, 'All in all a dent.', null)
    expect(JSON.stringify(await seeReviewItem(ctx, lead, { project, review, item }))).not.toContain('A rim!')
    await castVote(ctx, lead, { project, review, item, answer: dent })
    const { revealed } = await seeReviewItem(ctx, lead, { project, review, item })
    expect(revealed?.comments).toMatchObject([
      { author: sme.account.name, text: 'A rim!', anchor: { at: 'place', x: 10, y: 20.5 } },
      { text: 'All in all a dent.', anchor: null },
    ])
  })

  test('an item that can’t be decided is parked with owner and date', async () => {
    const { project, sme, review, items } = await inReview()
    const until = new Date('2026-02-01')
    const park = { project, review, item: items[2]!, until, reason: 'Wait for the microscope.' }
    await expectRefusal(parkItem(ctx, sme, { ...park, owner: asId('nobody') }), 'invalid')
    await parkItem(ctx, sme, { ...park, owner: sme.account.id })
    const { agenda } = await seeReview(ctx, sme, { project, review })
    expect(agenda.find(({ item }) => item === items[2])).toMatchObject({
      state: 'parked',
      parked: { owner: sme.account.name, until: until.toISOString() },
    })
  })

  test('a ruling needs a vote and a reason, keeps dissent, and a later one supersedes it', async () => {
    const { project, sme, lead, review, items } = await inReview()
    const item = items[0]!
    await expectRefusal(rule(sme, project, review, item), 'conflict')
    await castVote(ctx, lead, { project, review, item, answer: { kind: 'choice', class: asId<ClassId>('scratch') } })
    await castVote(ctx, sme, { project, review, item, answer: dent })
    expect(await expectRefusal(rule(sme, project, review, item, { reason: ' ' }), 'invalid')).toMatchObject({
      field: 'reason',
    })
    await expectRefusal(
      rule(sme, project, review, item, { answer: { kind: 'choice', class: asId<ClassId>('nonsense') } }),
      'invalid',
    )
    const first = await rule(sme, project, review, item)
    ctx.pass({ seconds: 1 })
    const second = await rule(sme, project, review, item, { reason: 'On second thought, still a dent.' })
    const rows = await ctx.db.select().from(tables.rulings)
    const own = rows.filter((row) => row.itemId === item)
    expect(own.find(({ id }) => id === first)).toMatchObject({
      supersededBy: second,
      dissent: [{ account: lead.account.id }],
    })
    const other = items[1]!
    await castVote(ctx, sme, { project, review, item: other, answer: dent })
    const { revealed } = await seeReviewItem(ctx, sme, { project, review, item: other })
    expect(revealed?.precedents.map(({ id, samePattern }) => [id, samePattern])).toEqual([
      [second, true],
      [first, true],
    ])
  })

  test('until one has voted, no byte says what anybody answered; then answers stand under letters', async () => {
    const { project, sme, lead, review, items, labelers } = await inReview()
    const item = items[0]!
    await castVote(ctx, lead, { project, review, item, answer: dent })
    const before = await seeReviewItem(ctx, sme, { project, review, item })
    expect(before).toMatchObject({ revealed: null, myVote: null })
    const agenda = JSON.stringify(await seeReview(ctx, sme, { project, review }))
    for (const labeler of labelers) expect(JSON.stringify(before) + agenda).not.toContain(labeler.account.id)
    expect(JSON.stringify(before)).not.toContain('"answer"')

    await castVote(ctx, sme, { project, review, item, answer: { kind: 'choice', class: asId<ClassId>('scratch') } })
    const after = await seeReviewItem(ctx, sme, { project, review, item })
    expect(after.revealed?.answers.map(({ letter }) => letter)).toEqual(['A', 'B', 'C'])
    expect(
      after.revealed?.answers.map(({ answer }) => (answer?.kind === 'choice' ? answer.class : null)).sort(),
    ).toEqual(['dent', 'scratch', 'scratch'])
    expect(after.revealed?.votes.map(({ mine }) => mine)).toEqual([false, true])
    for (const labeler of labelers) {
      expect(JSON.stringify(after)).not.toContain(labeler.account.id)
      expect(JSON.stringify(after)).not.toContain(labeler.account.name)
    }
    await expectRefusal(castVote(ctx, sme, { project, review, item, answer: dent }), 'conflict')
  })
})
