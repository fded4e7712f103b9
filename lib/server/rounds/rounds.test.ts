import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { currentAnnotations } from '#db/queries/annotation.ts'
import { closedItems, labelersOfRound } from '#db/queries/round.ts'
import { tables } from '#db/tables.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { Operation } from '#lib/domain/definition/operation.ts'
import { asId, type ClassId, type ItemId, type RoundId, type VersionId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { skipAssignment } from '../labeling/skip-assignment.ts'
import { submitAssignment } from '../labeling/submit-assignment.ts'
import {
  choiceQuestion,
  choose,
  imageDefinition,
  type SeededLabeling,
  seedLabeling,
} from '../labeling/testing/seed-labeling.ts'
import { seedAccount, seedMember } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { closeRound } from './close-round.ts'
import { foreseeRound } from './foresee-round.ts'
import { openRelabelRound } from './open-relabel-round.ts'
import { openRound } from './open-round.ts'
import { roundProgress } from './round-progress.ts'
import { settleExhausted } from './settle-exhausted.ts'

let projects = 0
const all = { how: 'all' as const, fresh: false }

describeDatabases('rounds', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open())
  })
  const seed = (items: number, labelers: number) => seedLabeling(ctx, { items, labelers, name: `R${projects++}` })
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error) => error.refusal ?? error,
    )

  /** Lets a labeler answer everything that she is given, each item as `choice` says. */
  async function labelAll(actor: Actor, { project }: SeededLabeling, choice: (item: ItemId) => string) {
    const asked: { item: ItemId; questions: unknown }[] = []
    for (;;) {
      const { current } = await claimNext(ctx, actor, { project, prefetch: false })
      if (!current) return asked
      asked.push({ item: current.item, questions: current.asked?.questions ?? null })
      await submitAssignment(ctx, actor, {
        project,
        assignment: current.assignment,
        operationId: ctx.newId(),
        versionId: current.versionId,
        document: choose(choice(current.item)),
        activeSeconds: 10,
        replaces: null,
      })
    }
  }

  async function publish({ project, version, lead }: SeededLabeling, operations: Operation[]) {
    const id = ctx.newId<VersionId>()
    const [row] = await ctx.db.select().from(tables.versions).where(eq(tables.versions.id, version))
    const definition = imageDefinition()
    const [question] = definition.schema.questions
    if (question?.kind === 'choice') question.classes = question.classes.filter((each) => each.id !== 'dent')
    await ctx.db.insert(tables.versions).values({
      id,
      projectId: project,
      number: row!.number + 1,
      parentId: version,
      operations,
      definition,
      hash: id,
      publishedBy: lead.account.id,
      publishedAt: ctx.now(),
    })
    return id
  }

  test('a round pins the newest definition, records how its items were drawn, and gives each labeler a seed', async () => {
    const { project, version, lead, labelers } = await seed(10, 3)
    const opened = await openRound(ctx, lead, { project, overlap: 2, draw: { how: 'random', fresh: true, count: 4 } })
    expect(opened).toMatchObject({ number: 1, items: 4, labelers: 3 })
    const [round] = await ctx.db.select().from(tables.rounds).where(eq(tables.rounds.id, opened.round))
    expect(round).toMatchObject({ versionId: version, name: 'Round 1', overlap: 2, leaseSeconds: 1800 })
    expect(round?.sampling).toMatchObject({ how: 'random', count: 4, from: 10, fresh: true })
    const items = await ctx.db.select().from(tables.roundItems).where(eq(tables.roundItems.roundId, opened.round))
    expect(items.every(({ inclusion, openSlots }) => inclusion === 0.4 && openSlots === 2)).toBe(true)
    const places = await labelersOfRound(ctx.db, opened.round)
    expect(new Set(places.map(({ seed: own }) => own)).size).toBe(3)
    expect(places.map(({ accountId }) => accountId).sort()).toEqual(labelers.map(({ account }) => account.id).sort())
  })

  test('overlap, lease and count out of range are refused with the range; only leads open rounds', async () => {
    const { project, lead, labelers } = await seed(3, 2)
    const tryOpen = (more: object, actor = lead) =>
      refusal(openRound(ctx, actor, { project, overlap: 2, draw: all, ...more }))
    for (const overlap of [0, 3]) {
      expect(await tryOpen({ overlap })).toMatchObject({
        code: 'invalid',
        field: 'overlap',
        details: { least: 1, most: 2 },
      })
    }
    expect(await tryOpen({ leaseSeconds: 4 })).toMatchObject({ field: 'leaseSeconds', details: { least: 5 } })
    expect(await tryOpen({ draw: { how: 'random', fresh: false, count: 4 } })).toMatchObject({ field: 'count' })
    expect(await tryOpen({}, labelers[0]!)).toMatchObject({ code: 'forbidden' })
    expect(await ctx.db.$count(tables.rounds, eq(tables.rounds.projectId, project))).toBe(0)
  })

  test('a second round may draw from what nobody has labeled before', async () => {
    const seeded = await seed(6, 1)
    const { project, lead, labelers, items } = seeded
    const draw = { how: 'given' as const, items: items.slice(0, 4), note: 'pilot' }
    const first = await openRound(ctx, lead, { project, overlap: 1, draw })
    await labelAll(labelers[0]!, seeded, () => 'clean')
    await closeRound(ctx, lead, { project, round: first.round })
    const second = await openRound(ctx, lead, { project, overlap: 1, draw: { how: 'all', fresh: true } })
    const rows = await ctx.db.select().from(tables.roundItems).where(eq(tables.roundItems.roundId, second.round))
    expect(rows.map(({ itemId }) => itemId).sort()).toEqual(items.slice(4).sort())
  })

  test('a labeler who joins later comes in with her first claim', async () => {
    const { project, lead } = await seed(2, 1)
    const { round } = await openRound(ctx, lead, { project, overlap: 1, draw: all })
    const late = await seedAccount(ctx, `late ${projects}`)
    await seedMember(ctx, project, late, ['labeler'])
    expect((await claimNext(ctx, late, { project })).current).not.toBeNull()
    expect(await labelersOfRound(ctx.db, round)).toHaveLength(2)
  })

  test('what a definition change leaves to relabel comes back blank to who gave it, and nothing else does', async () => {
    const seeded = await seed(4, 2)
    const { project, lead, labelers, items } = seeded
    const [ann, ben] = labelers as [Actor, Actor]
    await openRound(ctx, lead, { project, overlap: 2, draw: all })
    const [dented, both] = items as [ItemId, ItemId]
    await labelAll(ann, seeded, (item) => (item === dented || item === both ? 'dent' : 'clean'))
    await labelAll(ben, seeded, (item) => (item === both ? 'dent' : 'clean'))
    const v2 = await publish(seeded, [{ kind: 'remove_class', question: choiceQuestion, class: asId<ClassId>('dent') }])

    const relabel = await openRelabelRound(ctx, lead, { project })
    expect(relabel).toMatchObject({ items: 2, requests: 3, unreachable: 0 })
    expect(await refusal(openRelabelRound(ctx, lead, { project }))).toMatchObject({ code: 'invalid' }) // asked already
    const first = await claimNext(ctx, ben, { project })
    expect(first).toMatchObject({
      round: { kind: 'relabel', versionNumber: 2 },
      current: {
        item: both,
        versionId: v2,
        draft: { document: null },
        submitted: null,
        asked: { questions: ['kind'] },
      },
      next: null,
    })
    await labelAll(ben, seeded, () => 'scratch')
    const anns = await labelAll(ann, seeded, () => 'clean')
    expect(anns.map(({ item }) => item).sort()).toEqual([dented, both].sort())
    const progress = await roundProgress(ctx, lead, { project, round: relabel.round })
    expect(progress).toMatchObject({ wanted: 3, remaining: 0, counts: { submitted: 3, openSlots: 0 } })
    ctx.pass({ minutes: 2 })
    expect(await closedItems(ctx.db, { round: relabel.round }, ctx.now())).toHaveLength(2)
    expect(await refusal(openRelabelRound(ctx, lead, { project }))).toMatchObject({ code: 'invalid' }) // nothing is left
    expect(await currentAnnotations(ctx.db, { project })).toHaveLength(11)
  })

  test('progress counts answers, pace and what is left', async () => {
    const seeded = await seed(6, 2)
    const { project, lead, labelers } = seeded
    const { round } = await openRound(ctx, lead, { project, overlap: 2, draw: all })
    const progress = () => roundProgress(ctx, lead, { project, round })
    expect(await progress()).toMatchObject({ wanted: 12, remaining: 12, hoursLeft: null, endsAt: null })
    await labelAll(labelers[0]!, seeded, () => 'clean')
    ctx.pass({ minutes: 30 })
    const half = await progress()
    expect(half).toMatchObject({ wanted: 12, remaining: 6, counts: { items: 6, submitted: 6, closed: 0 } })
    expect(half.labelers[0]).toMatchObject({ submitted: 6, activeSeconds: 60, pacePerHour: 360 })
    expect(half.hoursLeft).toBeCloseTo(6 / 360)
    expect(half.endsAt).toEqual(new Date(ctx.now().getTime() + 30 * 60_000))
    expect(await refusal(roundProgress(ctx, labelers[0]!, { project, round }))).toMatchObject({ code: 'forbidden' })
  })

  test('an item that everybody skipped waits for the lead, who offers it again or closes it', async () => {
    const { project, lead, labelers } = await seed(1, 2)
    const { round } = await openRound(ctx, lead, { project, overlap: 1, draw: all })
    const skipBoth = async () => {
      for (const actor of labelers) {
        const { current } = await claimNext(ctx, actor, { project })
        const operationId = ctx.newId()
        await skipAssignment(ctx, actor, { project, assignment: current!.assignment, operationId, reason: 'too dark' })
      }
    }
    await skipBoth()
    const { exhausted } = await roundProgress(ctx, lead, { project, round })
    expect(exhausted).toMatchObject([
      { openSlots: 1, submitted: 0, skips: [{ reason: 'too dark' }, { reason: 'too dark' }] },
    ])
    const settle = (how: 'close' | 'offer') =>
      settleExhausted(ctx, lead, { project, round: round as RoundId, item: exhausted[0]!.item, how })
    await settle('offer')
    expect((await roundProgress(ctx, lead, { project, round })).exhausted).toEqual([])
    await skipBoth()
    await settle('close')
    expect(await closedItems(ctx.db, { round }, ctx.now())).toHaveLength(1)
    expect(await refusal(settle('close'))).toMatchObject({ code: 'conflict' })
  })

  test('what a round could tell is judged from the newest one that is closed, with the hours that it would take', async () => {
    const seeded = await seed(6, 3)
    const { project, lead, labelers } = seeded
    expect(await foreseeRound(ctx, lead, { project, items: 40, labelers: 3 })).toBeNull()
    const { round } = await openRound(ctx, lead, { project, overlap: 3, draw: all })
    for (const [index, labeler] of labelers.entries()) {
      await labelAll(labeler, seeded, (item) =>
        (index + item.charCodeAt(item.length - 1)) % 3 === 0 ? 'dent' : 'scratch',
      )
    }
    await closeRound(ctx, lead, { project, round })
    const outcome = await foreseeRound(ctx, lead, { project, items: 40, labelers: 3 })
    expect(outcome?.pilot).toEqual({ name: 'Round 1', answers: 18 })
    expect(outcome?.questions.map(({ question }) => question)).toEqual([choiceQuestion])
    expect(outcome?.hours).toBeCloseTo((40 * 3 * 10) / 3600)
    const [labeler] = labelers
    if (!labeler) throw new Error('there is one')
    expect(await refusal(foreseeRound(ctx, labeler, { project, items: 40, labelers: 3 }))).toMatchObject({
      code: 'forbidden',
    })
  })
})
