import type { Db } from '#db/client.ts'
import { getJob, insertJob, type Job } from '#db/queries/job.ts'
import type { JobId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { wakeRunner } from './wake.ts'

type NewJob = {
  /** A key of the handler table. */
  kind: string
  payload?: Record<string, unknown>
  projectId?: ProjectId
  actor: Actor | null
  /** At most one job with this key waits or runs. */
  key?: string
  /** What to say when there is one already. */
  busyMessage?: string
}

/**
 * Adds a job, in the transaction of the change that asks for it when one is given.
 *
 * @throws conflict when a job with the same key waits or runs; its id is in `details.job`
 */
export async function enqueueJob(ctx: Context, job: NewJob, tx: Db = ctx.db): Promise<Job> {
  const id = ctx.newId<JobId>()
  const added = await insertJob(tx, {
    id,
    kind: job.kind,
    projectId: job.projectId ?? null,
    accountId: job.actor?.account.id ?? null,
    payload: { ...job.payload, origin: job.actor?.origin ?? 'system' },
    key: job.key ?? null,
    createdAt: ctx.now(),
  })
  if (!added) {
    const message = job.busyMessage ?? 'The same work is under way already. Wait for it to end, or cancel it.'
    throw new RefusalError({ code: 'conflict', message })
  }
  wakeRunner()
  return (await getJob(tx, id)) as Job
}
