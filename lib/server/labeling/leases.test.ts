import { beforeAll, expect, test } from 'vitest'
import { currentAnnotations } from '#db/queries/annotation.ts'
import { getAssignment } from '#db/queries/assignment.ts'
import { closedItems } from '#db/queries/round.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { Actor } from '../actor.ts'
import { closeRound } from '../rounds/close-round.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { letGo, renewLease } from './renew-lease.ts'
import { choose } from './testing/seed-labeling.ts'
import { held, refusal, startDesk } from './testing/start-desk.ts'
import { reopenOwn } from './undo-submit.ts'

describeDatabases('claims and leases', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })

  test('a claim shows one item and holds one further; the same claim again gives the same two', async () => {
    const { labelers, claim } = await startDesk(ctx, { items: 5, labelers: 3, overlap: 3 })
    const first = await claim(labelers[0]!)
    expect(first.current?.state).toBe('held')
    expect(first.next?.assignment).not.toBe(first.current?.assignment)
    expect(first.progress).toEqual({ done: 0, left: 5, secondsLeft: null })
    expect(first.definition?.schema.media).toBe('image')
    const again = await claim(labelers[0]!, { known: [first.round!.versionId] })
    expect([again.current?.assignment, again.next?.assignment]).toEqual([
      first.current?.assignment,
      first.next?.assignment,
    ])
    expect(again.definition).toBeNull()
  })

  test('moving on shows what was held ahead and holds a further one', async () => {
    const { labelers, claim, submit } = await startDesk(ctx, { items: 3, labelers: 1, overlap: 1 })
    const first = await claim(labelers[0]!)
    await submit(labelers[0]!, first.current!.assignment, choose('dent'))
    const second = await claim(labelers[0]!, { current: first.next!.assignment })
    expect(second.current?.assignment).toBe(first.next?.assignment)
    expect(second.progress).toMatchObject({ done: 1, left: 2 })
    await submit(labelers[0]!, second.current!.assignment, choose('dent'))
    const third = await claim(labelers[0]!, { current: second.next!.assignment })
    expect(third.next).toBeNull()
    await submit(labelers[0]!, third.current!.assignment, choose('dent'))
    expect(await claim(labelers[0]!)).toMatchObject({ current: null, idle: 'finished', progress: { done: 3, left: 0 } })
  })

  test('with k = 1 an item goes to one labeler; the other waits, and gets it when the lease runs out', async () => {
    const { labelers, claim } = await startDesk(ctx, { items: 1, labelers: 2, overlap: 1, lease: 5 })
    const [ann, ben] = labelers as [Actor, Actor]
    const mine = await held(claim(ann))
    expect(await claim(ben)).toMatchObject({ current: null, idle: 'waiting' })
    ctx.pass({ seconds: 6 })
    const taken = await claim(ben)
    expect(taken.current?.assignment).not.toBe(mine)
    expect((await getAssignment(ctx.db, mine))?.assignment.state).toBe('expired')
  })

  test('renewing keeps a lease alive, and a lease that ran out untaken comes back', async () => {
    const { project, labelers, claim } = await startDesk(ctx, { items: 1, labelers: 2, overlap: 1, lease: 5 })
    const [ann, ben] = labelers as [Actor, Actor]
    const mine = await held(claim(ann))
    for (let i = 0; i < 3; i++) {
      ctx.pass({ seconds: 4 })
      expect(await renewLease(ctx, ann, { project, assignments: [mine] })).toEqual({ held: [mine] })
    }
    expect((await claim(ben)).current).toBeNull()
    ctx.pass({ seconds: 60 })
    expect(await renewLease(ctx, ann, { project, assignments: [mine] })).toEqual({ held: [mine] })
    expect((await claim(ben)).current).toBeNull()
  })

  test('a submit after expiry takes a free slot, else it is kept as surplus and left out', async () => {
    const { round, labelers, claim, submit, item } = await startDesk(ctx, {
      items: 1,
      labelers: 3,
      overlap: 1,
      lease: 5,
    })
    const [ann, ben] = labelers as [Actor, Actor]
    const first = await held(claim(ann))
    ctx.pass({ seconds: 6 })
    const second = await held(claim(ben))
    expect(await submit(ann, first, choose('dent'))).toMatchObject({ surplus: true, already: false })
    ctx.pass({ seconds: 6 })
    expect(await submit(ben, second, choose('clean'))).toMatchObject({ surplus: false })
    expect(await item(first)).toMatchObject({ openSlots: 0, submitted: 1 })
    const counted = await currentAnnotations(ctx.db, { round })
    expect(counted.map(({ accountId }) => accountId)).toEqual([ben.account.id])
  })

  test('a save after expiry takes a free slot; without one the draft is kept and says so', async () => {
    const { labelers, claim, save } = await startDesk(ctx, { items: 1, labelers: 2, overlap: 1, lease: 5 })
    const [ann, ben] = labelers as [Actor, Actor]
    const mine = await held(claim(ann))
    ctx.pass({ seconds: 6 })
    await claim(ben)
    ctx.pass({ seconds: 6 })
    expect(await save(ann, mine, choose('dent'))).toEqual({ revision: 1, surplus: true })
    expect((await getAssignment(ctx.db, mine))?.assignment.state).toBe('expired')
    await claim(ann) // ends the lease of the other and gives the item back
    expect(await save(ann, mine, choose('dent'), 1)).toEqual({ revision: 2, surplus: false })
  })

  test('a round that closes closes its items and ends its leases; what comes later is surplus', async () => {
    const { project, round, lead, labelers, claim, submit } = await startDesk(ctx, {
      items: 2,
      labelers: 2,
      overlap: 2,
    })
    const mine = await held(claim(labelers[0]!))
    await closeRound(ctx, lead, { project, round })
    expect(await closedItems(ctx.db, { round }, ctx.now())).toHaveLength(2)
    expect((await claim(labelers[0]!)).idle).toBe('no_round')
    expect(await submit(labelers[0]!, mine, choose('dent'))).toMatchObject({ surplus: true })
    expect(await refusal(closeRound(ctx, lead, { project, round }))).toMatchObject({ code: 'conflict' })
  })

  test('skipping frees the slot for another; when nobody is left the item is exhausted; taking it back ends that', async () => {
    const { project, labelers, claim, skip, item } = await startDesk(ctx, { items: 1, labelers: 2, overlap: 1 })
    const [ann, ben] = labelers as [Actor, Actor]
    const mine = await held(claim(ann))
    await skip(ann, mine)
    expect(await item(mine)).toMatchObject({ openSlots: 1, exhaustedAt: null })
    const hers = await held(claim(ben))
    await skip(ben, hers)
    expect((await item(mine))?.exhaustedAt).toEqual(ctx.now())
    expect((await claim(ann)).idle).toBe('finished')
    expect(await reopenOwn(ctx, ann, { project, assignment: mine })).toMatchObject({ state: 'held' })
    expect(await item(mine)).toMatchObject({ openSlots: 0, exhaustedAt: null })
    expect(await refusal(reopenOwn(ctx, ben, { project, assignment: hers }))).toMatchObject({ code: 'conflict' })
  })

  test('what is held ahead is let go when the page is hidden; what is shown stays', async () => {
    const { project, labelers, claim } = await startDesk(ctx, { items: 2, labelers: 2, overlap: 1 })
    const [ann, ben] = labelers as [Actor, Actor]
    const { current, next } = await claim(ann)
    const assignments = [current!.assignment, next!.assignment]
    await letGo(ctx, ann, { project, assignments })
    expect((await getAssignment(ctx.db, assignments[0]!))?.assignment.state).toBe('held')
    expect((await claim(ben)).current?.item).toBe(next?.item)
  })

  test('a seeing role gets nothing until a lead allows it, and is then not blind', async () => {
    const { project, round, lead, claim, submit } = await startDesk(ctx, { items: 2, labelers: 2, overlap: 2 })
    expect(await claim(lead)).toMatchObject({ current: null, idle: 'not_allowed' })
    const { admitLabeler } = await import('../rounds/admit-labeler.ts')
    await admitLabeler(ctx, lead, { project, round, account: lead.account.id })
    const mine = await held(claim(lead))
    await submit(lead, mine, choose('dent'))
    expect((await currentAnnotations(ctx.db, { round })).map(({ blind }) => blind)).toEqual([false])
  })
})
