import { beforeAll, expect, test } from 'vitest'
import { currentAnnotations } from '#db/queries/annotation.ts'
import { getJob } from '#db/queries/job.ts'
import { getRound } from '#db/queries/round.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { ClassId, JobId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { changeDraft } from '../definitions/change-draft.ts'
import { createDraft } from '../definitions/create-draft.ts'
import { publishDraft } from '../definitions/publish-draft.ts'
import { handlers } from '../jobs/handlers.ts'
import { runJobHere } from '../jobs/run-here.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { choiceQuestion, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { openRelabelRound } from '../rounds/open-relabel-round.ts'
import { openRound } from '../rounds/open-round.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { requestSimulation, seeSimulation } from './request-simulation.ts'
import { simulateJob } from './simulate-job.ts'
import { simulateRound } from './simulate-round.ts'
import { addSimulatedLabeler } from './simulated-labeler.ts'
import type { SimulatedTask, Simulator } from './simulator.ts'

const scratch = 'scratch' as ClassId
let projects = 0

/** Calls everything a scratch, or what has become of it, and notes what it was shown. */
function scratches(): { simulator: Simulator; shown: SimulatedTask[] } {
  const shown: SimulatedTask[] = []
  const simulator: Simulator = (task) => {
    shown.push(task)
    const answer = { kind: 'choice' as const, class: task.classNow(choiceQuestion, 'scratch') ?? ('clean' as ClassId) }
    return { answers: Object.fromEntries(task.questions.map(({ id }) => [id, answer])), activeSeconds: 3 }
  }
  return { simulator, shown }
}

describeDatabases('simulated labelers', (open) => {
  let ctx: TestContext
  beforeAll(async () => {
    ctx = createTestContext(await open(), { demo: true })
  })

  async function seed(size: { items: number; people: number; overlap?: number }) {
    const seeded = await seedLabeling(ctx, { items: size.items, labelers: size.people, name: `Demo ${projects++}` })
    const { project, lead } = seeded
    for (const name of ['Ada', 'Bo', 'Cy']) await addSimulatedLabeler(ctx, lead, { project, name })
    const draw = { how: 'all', fresh: true } as const
    const { round } = await openRound(ctx, lead, { project, overlap: size.overlap ?? 3, draw })
    return { ...seeded, round }
  }

  async function publish(lead: Actor, project: ProjectId, change: DraftChange) {
    const opened = await createDraft(ctx, lead, { project })
    const draft = await changeDraft(ctx, lead, { project, draft: opened.id, revision: opened.revision, change })
    await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision })
  }

  async function finish(lead: Actor, project: ProjectId, round: RoundId, simulator: Simulator) {
    handlers.simulate = async () => simulateJob(simulator)
    const job = await requestSimulation(ctx, lead, { project, round })
    const seen = await seeSimulation(ctx, lead, { project })
    const ended = await runJobHere(ctx, job.id as JobId, () => {})
    return { ended, seen }
  }

  test('finish a round through the use-cases: every answer is marked, blind, and under the round’s version', async () => {
    const { project, lead, round, items, version } = await seed({ items: 5, people: 1 })
    const { simulator, shown } = scratches()
    const { ended, seen } = await finish(lead, project, round, simulator)
    expect(ended).toMatchObject({ state: 'done', result: { answers: 15, missing: 0 } })
    expect(seen).toMatchObject({ rounds: [{ id: round }], job: { id: ended.id, round } })
    expect((await getRound(ctx.db, round))?.closedAt).not.toBeNull()
    const given = await currentAnnotations(ctx.db, { project })
    expect(given).toHaveLength(15)
    expect(new Set(given.map(({ itemId }) => itemId))).toEqual(new Set(items))
    for (const one of given) {
      expect(one).toMatchObject({ origin: 'simulated', blind: true, versionId: version, activeSeconds: 3 })
    }
    expect(new Set(shown.map(({ seed }) => seed)).size).toBe(15)
  })

  test('leave alone what is in people’s hands, and say so', async () => {
    const { project, lead, round, labelers } = await seed({ items: 3, people: 1 })
    const { current } = await claimNext(ctx, labelers[0]!, { project, prefetch: false })
    expect(current).not.toBeNull()
    const { ended } = await finish(lead, project, round, scratches().simulator)
    expect(ended.result).toEqual({ answers: 8, missing: 1 })
    expect((await getRound(ctx.db, round))?.closedAt).toBeNull()
  })

  test('read the definition that the round pins, and what their class is called in it', async () => {
    const { project, lead, round } = await seed({ items: 4, people: 0 })
    await simulateRound(ctx, lead, { project, round, simulator: scratches().simulator })
    const from = [scratch, 'dent' as ClassId]
    await publish(lead, project, { kind: 'merge_classes', question: choiceQuestion, from, name: 'mark' })
    const again = await openRound(ctx, lead, { project, overlap: 2, draw: { how: 'all', fresh: false } })
    const { simulator, shown } = scratches()
    await simulateRound(ctx, lead, { project, round: again.round, simulator })
    expect(shown).toHaveLength(8)
    const { questions } = shown[0]!.definition.schema
    const mark = questions[0]?.kind === 'choice' && questions[0].classes.find(({ name }) => name === 'mark')?.id
    const given = await currentAnnotations(ctx.db, { round: again.round })
    expect(given).toHaveLength(8)
    for (const { document } of given) expect(document.answers[choiceQuestion]).toEqual({ kind: 'choice', class: mark })
  })

  test('answer in a relabel round what is asked again, and nothing else', async () => {
    const { project, lead, round } = await seed({ items: 4, people: 0 })
    await simulateRound(ctx, lead, { project, round, simulator: scratches().simulator })
    ctx.pass({ minutes: 5 })
    await publish(lead, project, { kind: 'remove_class', question: choiceQuestion, class: scratch })
    const relabel = await openRelabelRound(ctx, lead, { project })
    expect(relabel.requests).toBe(12)
    const { simulator, shown } = scratches()
    const { ended } = await finish(lead, project, relabel.round, simulator)
    expect(ended.result).toEqual({ answers: 12, missing: 0 })
    expect(
      shown.every((task) => task.questions.length === 1 && task.classNow(choiceQuestion, 'scratch') === null),
    ).toBe(true)
    const given = await currentAnnotations(ctx.db, { round: relabel.round })
    for (const { document } of given) expect(document.answers[choiceQuestion]).toMatchObject({ class: 'clean' })
  })

  test('stop when they are told to; what they handed in stays, and they can go on', async () => {
    const { project, lead, round } = await seed({ items: 5, people: 0 })
    const { simulator } = scratches()
    const stop = new AbortController()
    let answers = 0
    handlers.simulate = async () =>
      simulateJob((task) => {
        if (++answers === 4) stop.abort()
        return simulator(task)
      })
    const job = await requestSimulation(ctx, lead, { project, round })
    await runJobHere(ctx, job.id as JobId, () => {}, stop.signal)
    expect(await getJob(ctx.db, job.id as JobId)).toMatchObject({
      state: 'cancelled',
      message: 'Cancelled; what the simulated labelers had handed in stays.',
    })
    expect(await currentAnnotations(ctx.db, { round })).toHaveLength(4)
    const { ended } = await finish(lead, project, round, simulator)
    expect(ended.result).toEqual({ answers: 11, missing: 0 })
  })

  test('are asked by leads alone, one job at a time, and only where there are any', async () => {
    const { project, lead, round, labelers } = await seed({ items: 2, people: 1 })
    await expectRefusal(requestSimulation(ctx, labelers[0]!, { project, round }), 'forbidden')
    expect(await seeSimulation(ctx, labelers[0]!, { project })).toBeNull()
    await requestSimulation(ctx, lead, { project, round })
    await expectRefusal(requestSimulation(ctx, lead, { project, round }), 'conflict')
    const plain = await seedLabeling(ctx, { items: 1, labelers: 1, name: `Plain ${projects++}` })
    const draw = { how: 'all', fresh: true } as const
    const opened = await openRound(ctx, plain.lead, { project: plain.project, overlap: 1, draw })
    await expectRefusal(requestSimulation(ctx, plain.lead, { project: plain.project, round: opened.round }), 'invalid')
    expect(await seeSimulation(ctx, plain.lead, { project: plain.project })).toBeNull()
  })

  test('exist in the demo alone', async () => {
    const { project, lead, round } = await seed({ items: 1, people: 0 })
    const real = { ...ctx, settings: { ...ctx.settings, demo: false } }
    await expectRefusal(addSimulatedLabeler(real, lead, { project, name: 'Di' }), 'not_found')
    await expectRefusal(requestSimulation(real, lead, { project, round }), 'not_found')
    await expectRefusal(simulateRound(real, lead, { project, round, simulator: scratches().simulator }), 'not_found')
    expect(await seeSimulation(real, lead, { project })).toBeNull()
  })
})
