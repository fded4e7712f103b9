import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#db/client.ts'
import { currentAnnotations } from '#db/queries/annotation.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { occupiesSlot } from '#lib/domain/assignment/transition.ts'
import type { AssignmentId, RoundId } from '#lib/domain/kernel/ids.ts'
import { randomBelow, seededRandom } from '#lib/domain/kernel/random.ts'
import type { Actor } from '../actor.ts'
import { openRound } from '../rounds/open-round.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { claimNext } from './claim-next.ts'
import { skipAssignment } from './skip-assignment.ts'
import { submitAssignment } from './submit-assignment.ts'
import { choose, type SeededLabeling, seedLabeling } from './testing/seed-labeling.ts'
import { undoSubmit } from './undo-submit.ts'

const claimers = 6
let projects = 0

describeDatabases('races for items', (open) => {
  let ctx: TestContext
  /** A connection of its own for each claimer, as if each were served by another process. */
  const doors: Database[] = []
  beforeAll(async () => {
    ctx = createTestContext(await open())
    for (let i = 0; i < claimers; i++) doors.push(await openDatabase(ctx.db.url))
  })
  afterAll(async () => {
    for (const door of doors) await door.close()
  })

  async function start(items: number, overlap: number, leaseSeconds: number) {
    const seeded = await seedLabeling(ctx, { items, labelers: claimers, name: `Race ${projects++}` })
    const { project, lead } = seeded
    const draw = { how: 'all' as const, fresh: false }
    const { round } = await openRound(ctx, lead, { project, overlap, leaseSeconds, draw })
    return { seeded, round }
  }

  const through = (door: number): TestContext => ({ ...ctx, db: doors[door]! })

  async function submit(at: TestContext, actor: Actor, { project, version }: SeededLabeling, assignment: AssignmentId) {
    return submitAssignment(at, actor, {
      project,
      assignment,
      operationId: ctx.newId(),
      versionId: version,
      document: choose('dent'),
      activeSeconds: 1,
      replaces: null,
    })
  }

  /** Recounts every item of a round from its assignments; the counters must say the same, and never more than k. */
  async function recount(round: RoundId, overlap: number) {
    const rows = await ctx.db.select().from(tables.roundItems).where(eq(tables.roundItems.roundId, round))
    const given = await ctx.db.select().from(tables.assignments).where(eq(tables.assignments.roundId, round))
    for (const { itemId, openSlots, submitted } of rows) {
      const states = given.filter((assignment) => assignment.itemId === itemId).map(({ state }) => state)
      const filled = states.filter(occupiesSlot).length
      expect(filled).toBeLessThanOrEqual(overlap)
      expect(openSlots).toBe(overlap - filled)
      expect(submitted).toBe(states.filter((state) => state === 'submitted').length)
    }
    return rows
  }

  test('six labelers who race over 300 items with k = 2 give each item exactly two answers', async () => {
    const { seeded, round } = await start(300, 2, 1800)
    await Promise.all(
      seeded.labelers.map(async (actor, i) => {
        const at = through(i)
        let current: AssignmentId | undefined
        for (;;) {
          const claim = await claimNext(at, actor, { project: seeded.project, current, known: [seeded.version] })
          if (!claim.current) return
          await submit(at, actor, seeded, claim.current.assignment)
          current = claim.next?.assignment
        }
      }),
    )
    const rows = await recount(round, 2)
    expect(rows.every(({ submitted }) => submitted === 2)).toBe(true)
    const answers = await currentAnnotations(ctx.db, { round })
    expect(answers).toHaveLength(600)
    expect(new Set(answers.map(({ itemId, accountId }) => `${itemId} ${accountId}`)).size).toBe(600)
  })

  test('leases that run out, late submits, skips and undone submits never leave a slot too many or too few', async () => {
    const { seeded, round } = await start(20, 2, 5)
    const late: { actor: Actor; assignment: AssignmentId }[] = []
    const surplus = new Set<AssignmentId>()
    for (let turn = 0; turn < 12; turn++) {
      await Promise.all(
        seeded.labelers.map(async (actor, i) => {
          const random = seededRandom(`${turn} ${i}`)
          const at = through(i)
          const claim = await claimNext(at, actor, { project: seeded.project, known: [seeded.version] })
          if (!claim.current) return
          const { assignment } = claim.current
          const what = randomBelow(random, 4)
          if (what === 0) late.push({ actor, assignment })
          else if (what === 1) {
            const operationId = ctx.newId()
            await skipAssignment(at, actor, { project: seeded.project, assignment, operationId, reason: 'dark' })
          } else {
            await submit(at, actor, seeded, assignment)
            if (what === 3) await undoSubmit(at, actor, { project: seeded.project, assignment }).catch(onlyConflict)
          }
        }),
      )
      await recount(round, 2)
      ctx.pass({ seconds: turn % 3 === 0 ? 6 : 1 })
      const overdue = late.splice(0, turn % 2 === 0 ? 2 : 0)
      const results = await Promise.all(
        overdue.map(({ actor, assignment }, i) => submit(through(i), actor, seeded, assignment).catch(onlyConflict)),
      )
      // One that was held over two turns is handed in twice: the second time it is acknowledged, not added.
      for (const [i, result] of results.entries()) if (result?.surplus) surplus.add(overdue[i]!.assignment)
      await recount(round, 2)
    }
    const kept = await ctx.db.select().from(tables.assignments).where(eq(tables.assignments.state, 'surplus'))
    expect(new Set(kept.map(({ id }) => id))).toEqual(surplus)
  })

  test('one labeler in many windows at once holds one item and one ahead', async () => {
    const { seeded, round } = await start(20, 3, 1800)
    const [ann] = seeded.labelers
    const claims = await Promise.all(
      doors.map((_, i) => claimNext(through(i), ann!, { project: seeded.project, known: [seeded.version] })),
    )
    expect(new Set(claims.map(({ current }) => current?.assignment)).size).toBe(1)
    expect(new Set(claims.map(({ next }) => next?.assignment)).size).toBe(1)
    await recount(round, 3)
  })

  test('the same operation sent six times at once is done once', async () => {
    const { seeded, round } = await start(1, 1, 1800)
    const [ann] = seeded.labelers
    const claim = await claimNext(ctx, ann!, { project: seeded.project })
    const input = {
      project: seeded.project,
      assignment: claim.current!.assignment,
      operationId: 'the-same',
      versionId: seeded.version,
      document: choose('clean'),
      activeSeconds: 1,
      replaces: null,
    }
    const answers = await Promise.all(doors.map((_, i) => submitAssignment(through(i), ann!, input)))
    expect(new Set(answers.map(({ annotation }) => annotation)).size).toBe(1)
    expect(answers.every(({ already }) => !already)).toBe(true)
    expect(await currentAnnotations(ctx.db, { round })).toHaveLength(1)
  })
})

function onlyConflict(error: { refusal?: { code: string } }): null {
  if (error.refusal?.code !== 'conflict') throw error
  return null
}
