import { expect, test } from 'vitest'
import { describeDatabases } from '#db/testing/databases.ts'
import { cancelJob } from '../jobs/cancel-job.ts'
import { runJobHere } from '../jobs/run-here.ts'
import { choiceQuestion, seedLabeling } from '../labeling/testing/seed-labeling.ts'
import { openRound } from '../rounds/open-round.ts'
import { createTestContext } from '../testing/test-context.ts'
import { findReport } from './find-report.ts'

describeDatabases('agreement of a large round', (open) => {
  test('is measured by one job for all who ask, kept, and can be cancelled', async () => {
    const ctx = createTestContext(await open())
    const { project, lead, version } = await seedLabeling(ctx, { items: 2, labelers: 2 })
    await openRound(ctx, lead, { project, overlap: 2, draw: { how: 'all', fresh: false } })
    const request = {
      project,
      question: choiceQuestion,
      target: version,
      slice: null,
      detail: null,
      usual: 'fresh' as const,
      bootstrap: 10,
      seed: 1,
    }
    const ask = () => findReport(ctx, lead, request, -1)
    const first = await ask()
    expect(first.report).toBeNull()
    expect(await ask()).toEqual(first)

    // One that was cancelled ends without a report, and the next who asks starts another.
    await cancelJob(ctx, lead, { job: first.job! })
    expect(await runJobHere(ctx, first.job!, () => {})).toMatchObject({ state: 'cancelled' })
    const next = await ask()
    expect(next.job).not.toBe(first.job)
    const heard: string[] = []
    const ended = await runJobHere(ctx, next.job!, (_, message) => heard.push(message))
    expect(ended).toMatchObject({ state: 'done', result: { measurements: 0 } })
    expect(heard).toContain('Reading the answers')
    expect((await ask()).report).toMatchObject({ axis: [], detail: null })
  })
})
