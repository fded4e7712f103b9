import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { conflictsOf, currentAnnotations } from '#db/queries/annotation.ts'
import { closedItems } from '#db/queries/round.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { type AssignmentId, asId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { choose } from './testing/seed-labeling.ts'
import { held, refusal, startDesk } from './testing/start-desk.ts'
import { undoSubmit } from './undo-submit.ts'

describeDatabases('saving and submitting', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })

  test('drafts are compared and set; a stale one is refused with the server’s copy, and both are kept', async () => {
    const { labelers, claim, save } = await startDesk(ctx, { items: 1, labelers: 1, overlap: 1 })
    const mine = await held(claim(labelers[0]!))
    expect(await save(labelers[0]!, mine, choose('dent'))).toEqual({ revision: 1, surplus: false })
    expect(await save(labelers[0]!, mine, choose('clean'), 1)).toEqual({ revision: 2, surplus: false })
    const refused = await refusal(save(labelers[0]!, mine, choose('scratch'), 1))
    expect(refused).toMatchObject({ code: 'conflict', details: { server: { revision: 2, document: choose('clean') } } })
    expect(await conflictsOf(ctx.db, mine)).toEqual([choose('scratch')])
    expect((await claim(labelers[0]!)).current?.draft).toMatchObject({ revision: 2, document: choose('clean') })
  })

  test('an operation sent twice is done once; its id with another body is refused', async () => {
    const { round, labelers, claim, save, submit } = await startDesk(ctx, { items: 1, labelers: 1, overlap: 1 })
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
    const { round, labelers, claim, submit } = await startDesk(ctx, { items: 1, labelers: 1, overlap: 1 })
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
    const { labelers, claim, save, submit } = await startDesk(ctx, { items: 1, labelers: 1, overlap: 1 })
    const mine = await held(claim(labelers[0]!))
    await save(labelers[0]!, mine, { format: 1, answers: {} })
    const refused = await refusal(submit(labelers[0]!, mine, { format: 1, answers: {} }))
    expect(refused).toMatchObject({ code: 'invalid', field: 'answers/kind' })
    expect((await claim(labelers[0]!)).current).toMatchObject({ state: 'held', draft: { revision: 1 } })
  })

  test('an item closes when its last submitter submits another, and until then can be undone', async () => {
    const { project, round, labelers, claim, submit, item } = await startDesk(ctx, {
      items: 2,
      labelers: 2,
      overlap: 2,
    })
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
    const { round, labelers, claim, submit } = await startDesk(ctx, { items: 1, labelers: 1, overlap: 1 })
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

  test('an archived item is gone for a save and a submit, and is not handed out', async () => {
    const { labelers, claim, save, submit } = await startDesk(ctx, { items: 1, labelers: 2, overlap: 2 })
    const mine = await claim(labelers[0]!)
    await ctx.db.update(tables.items).set({ archivedAt: ctx.now() }).where(eq(tables.items.id, mine.current!.item))
    const id = mine.current!.assignment
    expect(await refusal(save(labelers[0]!, id, choose('dent')))).toMatchObject({ code: 'gone' })
    expect(await refusal(submit(labelers[0]!, id, choose('dent')))).toMatchObject({ code: 'gone' })
    expect((await claim(labelers[1]!)).current).toBeNull()
  })

  test('another’s assignment is forbidden, another project’s does not exist', async () => {
    const here = await startDesk(ctx, { items: 1, labelers: 2, overlap: 2 })
    const there = await startDesk(ctx, { items: 1, labelers: 1, overlap: 1 })
    const anns = await held(here.claim(here.labelers[0]!))
    expect(await refusal(here.submit(here.labelers[1]!, anns, choose('dent')))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(there.submit(there.labelers[0]!, anns, choose('dent')))).toMatchObject({ code: 'not_found' })
    expect(await refusal(here.submit(there.labelers[0]!, anns, choose('dent')))).toMatchObject({ code: 'not_found' })
    const unknown = asId<AssignmentId>('nothing')
    expect(await refusal(here.save(here.labelers[0]!, unknown, choose('dent')))).toMatchObject({ code: 'not_found' })
  })
})
