import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { conflictsOf, currentAnnotations } from '#db/queries/annotation.ts'
import { getAssignment } from '#db/queries/assignment.ts'
import { closedItems, getRoundItem } from '#db/queries/round.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { type AssignmentId, asId, type RoundId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Actor } from '../actor.ts'
import { closeRound } from '../rounds/close-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { claimNext } from './claim-next.ts'
import { letGo, renewLease } from './renew-lease.ts'
import { saveDraft } from './save-draft.ts'
import { skipAssignment } from './skip-assignment.ts'
import { submitAssignment } from './submit-assignment.ts'
import { choose, type SeededLabeling, seedLabeling } from './testing/seed-labeling.ts'
import { reopenOwn, undoSubmit } from './undo-submit.ts'

let projects = 0

describeDatabases('labeling', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })

  async function start(size: { items: number; labelers: number; overlap: number; lease?: number }) {
    const seeded = await seedLabeling(ctx, { ...size, name: `P${projects++}` })
    const { project, lead } = seeded
    const draw = { how: 'all' as const, fresh: false }
    const { round } = await openRound(ctx, lead, { project, overlap: size.overlap, leaseSeconds: size.lease, draw })
    return { ...seeded, round, ...desk(seeded, round) }
  }

  /** Short forms of what labelers do in one project. */
  function desk({ project, version }: SeededLabeling, round: RoundId) {
    return {
      claim: (actor: Actor, more = {}) => claimNext(ctx, actor, { project, ...more }),
      save: (actor: Actor, assignment: AssignmentId, document: AnswerDocument, baseRevision = 0, id = ctx.newId()) =>
        saveDraft(ctx, actor, {
          project,
          assignment,
          operationId: id,
          baseRevision,
          versionId: version,
          document,
          activeSeconds: 1,
        }),
      submit: (actor: Actor, assignment: AssignmentId, document: AnswerDocument, more = {}) =>
        submitAssignment(ctx, actor, {
          project,
          assignment,
          operationId: ctx.newId(),
          versionId: version,
          document,
          activeSeconds: 2,
          replaces: null,
          ...more,
        }),
      skip: (actor: Actor, assignment: AssignmentId) =>
        skipAssignment(ctx, actor, { project, assignment, operationId: ctx.newId(), reason: 'blurred' }),
      item: async (assignment: AssignmentId) => {
        const facts = await getAssignment(ctx.db, assignment)
        return getRoundItem(ctx.db, round, facts!.assignment.itemId)
      },
    }
  }
  const held = async (claim: ReturnType<typeof claimNext>) => (await claim).current!.assignment
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error) => error.refusal ?? error,
    )

  test('a claim shows one item and holds one further; the same claim again gives the same two', async () => {
    const { labelers, claim } = await start({ items: 5, labelers: 3, overlap: 3 })
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
    const { labelers, claim, submit } = await start({ items: 3, labelers: 1, overlap: 1 })
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
    const { labelers, claim } = await start({ items: 1, labelers: 2, overlap: 1, lease: 5 })
    const [ann, ben] = labelers as [Actor, Actor]
    const mine = await held(claim(ann))
    expect(await claim(ben)).toMatchObject({ current: null, idle: 'waiting' })
    ctx.pass({ seconds: 6 })
    const taken = await claim(ben)
    expect(taken.current?.assignment).not.toBe(mine)
    expect((await getAssignment(ctx.db, mine))?.assignment.state).toBe('expired')
  })

  test('renewing keeps a lease alive, and a lease that ran out untaken comes back', async () => {
    const { project, labelers, claim } = await start({ items: 1, labelers: 2, overlap: 1, lease: 5 })
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
    const { round, labelers, claim, submit, item } = await start({ items: 1, labelers: 3, overlap: 1, lease: 5 })
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
    const { labelers, claim, save } = await start({ items: 1, labelers: 2, overlap: 1, lease: 5 })
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

  test('drafts are compared and set; a stale one is refused with the server’s copy, and both are kept', async () => {
    const { labelers, claim, save } = await start({ items: 1, labelers: 1, overlap: 1 })
    const mine = await held(claim(labelers[0]!))
    expect(await save(labelers[0]!, mine, choose('dent'))).toEqual({ revision: 1, surplus: false })
    expect(await save(labelers[0]!, mine, choose('clean'), 1)).toEqual({ revision: 2, surplus: false })
    const refused = await refusal(save(labelers[0]!, mine, choose('scratch'), 1))
    expect(refused).toMatchObject({ code: 'conflict', details: { server: { revision: 2, document: choose('clean') } } })
    expect(await conflictsOf(ctx.db, mine)).toEqual([choose('scratch')])
    expect((await claim(labelers[0]!)).current?.draft).toMatchObject({ revision: 2, document: choose('clean') })
  })

  test('an operation sent twice is done once; its id with another body is refused', async () => {
    const { round, labelers, claim, save, submit } = await start({ items: 1, labelers: 1, overlap: 1 })
    const mine = await held(claim(labelers[0]!))
    expect(await save(labelers[0]!, mine, choose('dent'), 0, 'op-1')).toEqual({ revision: 1, surplus: false })
    expect(await save(labelers[0]!, mine, choose('dent'), 0, 'op-1')).toEqual({ revision: 1, surplus: false })
    expect(await refusal(save(labelers[0]!, mine, choose('clean'), 0, 'op-1'))).toMatchObject({
      code: 'invalid',
      field: 'operationId',
    })
    const once = await submit(labelers[0]!, mine, choose('dent'), { operationId: 'op-2' })
    expect(await submit(labelers[0]!, mine, choose('dent'), { operationId: 'op-2' })).toEqual(once)
    expect(await refusal(submit(labelers[0]!, mine, choose('clean'), { operationId: 'op-2' }))).toMatchObject({
      code: 'invalid',
    })
    expect(await ctx.db.$count(tables.annotations, eq(tables.annotations.roundId, round))).toBe(1)
  })

  test('two windows that submit the same are both told; another answer is kept beside it and refused', async () => {
    const { round, labelers, claim, submit } = await start({ items: 1, labelers: 1, overlap: 1 })
    const mine = await held(claim(labelers[0]!))
    const both = await Promise.all([1, 2].map(() => submit(labelers[0]!, mine, choose('dent'))))
    expect(both.map(({ already }) => already).sort()).toEqual([false, true])
    expect(both[0]?.annotation).toBe(both[1]?.annotation)
    const refused = await refusal(submit(labelers[0]!, mine, choose('clean')))
    expect(refused).toMatchObject({ code: 'conflict', details: { server: { document: choose('dent') } } })
    expect(await conflictsOf(ctx.db, mine)).toEqual([choose('clean')])
    expect(await currentAnnotations(ctx.db, { round })).toHaveLength(1)
  })

  test('an unfinished answer is refused at submit with its field, and the draft stays', async () => {
    const { labelers, claim, save, submit } = await start({ items: 1, labelers: 1, overlap: 1 })
    const mine = await held(claim(labelers[0]!))
    await save(labelers[0]!, mine, { format: 1, answers: {} })
    const refused = await refusal(submit(labelers[0]!, mine, { format: 1, answers: {} }))
    expect(refused).toMatchObject({ code: 'invalid', field: 'answers/kind' })
    expect((await claim(labelers[0]!)).current).toMatchObject({ state: 'held', draft: { revision: 1 } })
  })

  test('an item closes when its last submitter submits another, and until then can be undone', async () => {
    const { project, round, labelers, claim, submit, item } = await start({ items: 2, labelers: 2, overlap: 2 })
    const [ann, ben] = labelers as [Actor, Actor]
    const a = await claim(ann)
    const b = await claim(ben, { current: undefined })
    const item1 = a.current!.item
    const bens = b.current!.item === item1 ? b.current! : b.next!
    const other = b.current!.item === item1 ? b.next! : b.current!
    await submit(ann, a.current!.assignment, choose('dent'))
    await submit(ben, bens.assignment, choose('clean'))
    expect(await item(bens.assignment)).toMatchObject({ submitted: 2, openSlots: 0, completedBy: ben.account.id })
    expect(await closedItems(ctx.db, { round }, ctx.now())).toEqual([])

    const undone = await undoSubmit(ctx, ann, { project, assignment: a.current!.assignment })
    expect(undone).toMatchObject({ state: 'held', draft: { document: choose('dent') }, submitted: null })
    expect(await item(bens.assignment)).toMatchObject({ submitted: 1, openSlots: 0, completedAt: null })
    expect(await currentAnnotations(ctx.db, { round })).toHaveLength(1)

    await submit(ann, a.current!.assignment, choose('scratch'))
    await submit(ben, other.assignment, choose('clean'))
    expect(await closedItems(ctx.db, { round }, ctx.now())).toEqual([]) // the last submitter was Ann
    await submit(ann, a.next!.assignment, choose('dent'))
    expect(await closedItems(ctx.db, { round }, ctx.now())).toEqual([{ round, item: item1, answers: 2 }])
    for (const [who, assignment] of [
      [ann, a.current!.assignment],
      [ben, bens.assignment],
    ] as const) {
      expect(await refusal(undoSubmit(ctx, who, { project, assignment }))).toMatchObject({ code: 'conflict' })
    }
  })

  test('a resubmission before the item closes is a further revision; after two minutes it is refused', async () => {
    const { round, labelers, claim, submit } = await start({ items: 1, labelers: 1, overlap: 1 })
    const mine = await held(claim(labelers[0]!))
    const first = await submit(labelers[0]!, mine, choose('dent'))
    ctx.pass({ seconds: 119 })
    const second = await submit(labelers[0]!, mine, choose('clean'), { replaces: first.revision })
    expect(second.revision).toBe(2)
    const current = await currentAnnotations(ctx.db, { round })
    expect(current.map(({ document, revision }) => [revision, document])).toEqual([[2, choose('clean')]])
    ctx.pass({ seconds: 2 })
    const late = await refusal(submit(labelers[0]!, mine, choose('scratch'), { replaces: 2 }))
    expect(late).toMatchObject({ code: 'conflict', details: { server: { closed: true } } })
  })

  test('a round that closes closes its items and ends its leases; what comes later is surplus', async () => {
    const { project, round, lead, labelers, claim, submit } = await start({ items: 2, labelers: 2, overlap: 2 })
    const mine = await held(claim(labelers[0]!))
    await closeRound(ctx, lead, { project, round })
    expect(await closedItems(ctx.db, { round }, ctx.now())).toHaveLength(2)
    expect((await claim(labelers[0]!)).idle).toBe('no_round')
    expect(await submit(labelers[0]!, mine, choose('dent'))).toMatchObject({ surplus: true })
    expect(await refusal(closeRound(ctx, lead, { project, round }))).toMatchObject({ code: 'conflict' })
  })

  test('skipping frees the slot for another; when nobody is left the item is exhausted; taking it back ends that', async () => {
    const { project, labelers, claim, skip, item } = await start({ items: 1, labelers: 2, overlap: 1 })
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
    const { project, labelers, claim } = await start({ items: 2, labelers: 2, overlap: 1 })
    const [ann, ben] = labelers as [Actor, Actor]
    const { current, next } = await claim(ann)
    const assignments = [current!.assignment, next!.assignment]
    await letGo(ctx, ann, { project, assignments })
    expect((await getAssignment(ctx.db, assignments[0]!))?.assignment.state).toBe('held')
    expect((await claim(ben)).current?.item).toBe(next?.item)
  })

  test('a seeing role gets nothing until a lead allows it, and is then not blind', async () => {
    const { project, round, lead, claim, submit } = await start({ items: 2, labelers: 2, overlap: 2 })
    expect(await claim(lead)).toMatchObject({ current: null, idle: 'not_allowed' })
    const { admitLabeler } = await import('../rounds/admit-labeler.ts')
    await admitLabeler(ctx, lead, { project, round, account: lead.account.id })
    const mine = await held(claim(lead))
    await submit(lead, mine, choose('dent'))
    expect((await currentAnnotations(ctx.db, { round })).map(({ blind }) => blind)).toEqual([false])
  })

  test('an archived item is gone for a save and a submit, and is not handed out', async () => {
    const { labelers, claim, save, submit } = await start({ items: 1, labelers: 2, overlap: 2 })
    const mine = await claim(labelers[0]!)
    await ctx.db.update(tables.items).set({ archivedAt: ctx.now() }).where(eq(tables.items.id, mine.current!.item))
    const id = mine.current!.assignment
    expect(await refusal(save(labelers[0]!, id, choose('dent')))).toMatchObject({ code: 'gone' })
    expect(await refusal(submit(labelers[0]!, id, choose('dent')))).toMatchObject({ code: 'gone' })
    expect((await claim(labelers[1]!)).current).toBeNull()
  })

  test('another’s assignment is forbidden, another project’s does not exist', async () => {
    const here = await start({ items: 1, labelers: 2, overlap: 2 })
    const there = await start({ items: 1, labelers: 1, overlap: 1 })
    const anns = await held(here.claim(here.labelers[0]!))
    expect(await refusal(here.submit(here.labelers[1]!, anns, choose('dent')))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(there.submit(there.labelers[0]!, anns, choose('dent')))).toMatchObject({ code: 'not_found' })
    expect(await refusal(here.submit(there.labelers[0]!, anns, choose('dent')))).toMatchObject({ code: 'not_found' })
    const unknown = asId<AssignmentId>('nothing')
    expect(await refusal(here.save(here.labelers[0]!, unknown, choose('dent')))).toMatchObject({ code: 'not_found' })
  })
})
