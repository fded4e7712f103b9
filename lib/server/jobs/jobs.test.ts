import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { claimJob, getJob, type Job } from '#db/queries/job.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { JobId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type SeededPeople, seedPeople } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { cancelJob } from './cancel-job.ts'
import { enqueueJob } from './enqueue-job.ts'
import { handlers } from './handlers.ts'
import type { JobHandler } from './job-handler.ts'
import { JobRun } from './job-run.ts'
import { startJobRunner } from './job-runner.ts'
import { runJobHere } from './run-here.ts'
import { runJob } from './run-job.ts'
import { seeJob, seeJobs } from './see-jobs.ts'

describeDatabases('jobs', (open) => {
  let ctx: TestContext
  let people: SeededPeople

  beforeAll(async () => {
    ctx = createTestContext(await open())
    people = await seedPeople(ctx)
  })
  afterEach(() => {
    delete handlers.trial
  })

  /** Makes the kind `trial` do this, and adds one such job. */
  async function add(handler: JobHandler, key?: string): Promise<Job> {
    handlers.trial = async () => handler
    const { lead } = people.members
    return enqueueJob(ctx, { kind: 'trial', projectId: people.project, actor: lead, ...(key ? { key } : {}) })
  }
  const ended = (id: JobId) =>
    vi.waitFor(async () => {
      const job = await getJob(ctx.db, id)
      expect(['done', 'failed', 'cancelled']).toContain(job?.state)
      return job as Job
    }, 20_000)

  it('are run by the runner of the server, and tell their progress and result', async () => {
    const runner = startJobRunner(ctx)
    const job = await add({
      async run(run) {
        await run.report(0.5, 'Half way')
        return { seen: (await getJob(ctx.db, run.job.id))?.message }
      },
    })
    expect(await ended(job.id)).toMatchObject({ state: 'done', progress: 1, result: { seen: 'Half way' }, key: null })
    await runner.stop()
  })

  it('are at most one for a key, until it has ended', async () => {
    const job = await add({ run: async () => ({}) }, 'one')
    await expect(add({ run: async () => ({}) }, 'one')).rejects.toMatchObject({ refusal: { code: 'conflict' } })
    await runJobHere(ctx, job.id, () => {})
    const next = await add({ run: async () => ({}) }, 'one')
    expect(await runJobHere(ctx, next.id, () => {})).toMatchObject({ state: 'done' })
  })

  it('end as failed with the words of a refusal, and take back what they did', async () => {
    const undone: string[] = []
    const job = await add({
      run: async () => {
        throw new RefusalError({ code: 'invalid', message: 'Row 3 is wrong.' })
      },
      undo: async (_run, why) => void undone.push(why),
    })
    expect(await runJobHere(ctx, job.id, () => {})).toMatchObject({ state: 'failed', message: 'Row 3 is wrong.' })
    expect(undone).toEqual(['failed'])
    const view = await seeJob(ctx, people.members.lead, { job: job.id })
    expect(view).toMatchObject({ refusal: { code: 'invalid' }, result: null })
  })

  it('say nothing of what broke inside, but where it was logged', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const job = await add({ run: () => Promise.reject(new Error('secret path /x')) })
    const { message } = await runJobHere(ctx, job.id, () => {})
    expect(message).toContain(job.id)
    expect(message).not.toContain('secret')
    expect(log).toHaveBeenCalled()
    log.mockRestore()
  })

  it('say that the disk is full where it is', async () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
    const job = await add({ run: () => Promise.reject(new Error('could not write', { cause: full })) })
    const ended = await runJobHere(ctx, job.id, () => {})
    expect(ended).toMatchObject({ state: 'failed', message: expect.stringContaining('no space left') })
    const view = await seeJob(ctx, people.members.lead, { job: job.id })
    expect(view).toMatchObject({ refusal: { code: 'no_space' } })
  })

  it('stop when they are cancelled, in the middle or before', async () => {
    const undone: string[] = []
    const undo = async (_run: JobRun, why: string) => void undone.push(why)
    const runner = startJobRunner(ctx)
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const job = await add({
      async run(run) {
        started()
        await new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)))
        return {}
      },
      undo,
    })
    await running
    await cancelJob(ctx, people.members.engineer, { job: job.id })
    expect(await ended(job.id)).toMatchObject({ state: 'cancelled', result: null })
    await runner.stop()
    const waiting = await add({ run: () => Promise.reject(new Error('it must not run')), undo })
    await cancelJob(ctx, people.members.lead, { job: waiting.id })
    expect(await runJobHere(ctx, waiting.id, () => {})).toMatchObject({ state: 'cancelled' })
    expect(undone).toEqual(['cancelled', 'cancelled'])
  })

  it('go to another holder when theirs goes silent, who then has lost them', async () => {
    const job = await add({ run: async () => ({ by: 'second' }) })
    const first = await claimJob(ctx.db, ctx.now(), new Date(ctx.now().getTime() + 1000), job.id)
    expect(await claimJob(ctx.db, ctx.now(), ctx.now(), job.id)).toBeNull()
    ctx.pass({ minutes: 1 })
    expect(await runJobHere(ctx, job.id, () => {})).toMatchObject({ state: 'done', attempts: 2 })
    const silent = new JobRun(ctx, first!)
    await silent.keep()
    expect(() => silent.check()).toThrow('lost')
  })

  it('are not taken back by a holder that has lost them', async () => {
    const undone: string[] = []
    let fail = (_error: Error) => {}
    const failing = new Promise<Record<string, unknown>>((_, reject) => {
      fail = reject
    })
    const job = await add({ run: () => failing, undo: async (_run, why) => void undone.push(why) })
    const claimed = await claimJob(ctx.db, ctx.now(), new Date(ctx.now().getTime() + 1000), job.id)
    const silent = runJob(new JobRun(ctx, claimed!))
    ctx.pass({ minutes: 1 })
    handlers.trial = async () => ({ run: async () => ({}) })
    expect(await runJobHere(ctx, job.id, () => {})).toMatchObject({ state: 'done' })
    fail(new RefusalError({ code: 'invalid', message: 'Too late.' }))
    await silent
    expect(undone).toEqual([])
    expect(await getJob(ctx.db, job.id)).toMatchObject({ state: 'done' })
  })

  it('are given up, and taken back, when they crash their holder again and again', async () => {
    const undone: string[] = []
    const job = await add({ run: async () => ({}), undo: async (_run, why) => void undone.push(why) })
    for (let crash = 0; crash < 3; crash++) {
      await claimJob(ctx.db, ctx.now(), new Date(ctx.now().getTime() + 1000), job.id)
      ctx.pass({ minutes: 1 })
    }
    expect(await runJobHere(ctx, job.id, () => {})).toMatchObject({ state: 'failed' })
    expect(undone).toEqual(['failed'])
  })

  it('are given back when the server ends, and run again by the next one', async () => {
    let runs = 0
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const job = await add({
      async run(run) {
        runs++
        started()
        if (runs === 1)
          await new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(new Error())))
        return { runs }
      },
    })
    const first = startJobRunner(ctx)
    await running
    await first.stop()
    expect(await getJob(ctx.db, job.id)).toMatchObject({ state: 'running', leaseUntil: null, attempts: 0 })
    const second = startJobRunner(ctx)
    expect(await ended(job.id)).toMatchObject({ state: 'done', result: { runs: 2 } })
    await second.stop()
  })

  it('are nobody else’s to see', async () => {
    const job = await add({ run: async () => ({}) })
    for (const stranger of [people.members.labeler, people.outsider])
      await expect(seeJob(ctx, stranger, { job: job.id })).rejects.toMatchObject({ refusal: { code: 'not_found' } })
    const listed = await seeJobs(ctx, people.members.engineer, { project: people.project })
    expect(listed.map(({ id }) => id)).toContain(job.id)
    await runJobHere(ctx, job.id, () => {})
  })
})
