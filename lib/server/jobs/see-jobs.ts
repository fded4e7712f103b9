import { getJob, type Job, listJobs } from '#db/queries/job.ts'
import { getMembership } from '#db/queries/members.ts'
import type { JobId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

/** A job as people see it. */
export type JobView = {
  id: JobId
  kind: string
  projectId: ProjectId | null
  state: Job['state']
  /** 0 … 1 */
  progress: number
  /** What it is doing, or why it ended, in words. */
  message: string
  /** What it brought, once it is done. */
  result: Record<string, unknown> | null
  /** Why it was refused, once it has failed. */
  refusal: Refusal | null
  cancelRequested: boolean
  createdAt: string
  finishedAt: string | null
}

export function viewJob(job: Job): JobView {
  const refusal = job.state === 'failed' ? ((job.result?.refusal ?? null) as Refusal | null) : null
  return {
    id: job.id,
    kind: job.kind,
    projectId: job.projectId,
    state: job.state,
    progress: job.progress,
    message: job.message,
    result: refusal ? null : job.result,
    refusal,
    cancelRequested: job.cancelRequested,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  }
}

/**
 * A job of one's own, or of a project whose imports one may see.
 *
 * @throws not_found
 */
export async function requireJob(ctx: Context, actor: Actor, id: JobId): Promise<Job> {
  const job = await getJob(ctx.db, id)
  if (job && (await maySee(ctx, actor, job))) return job
  throw new RefusalError(notFound)
}

async function maySee(ctx: Context, actor: Actor, job: Job): Promise<boolean> {
  if (job.projectId === null) return job.accountId === actor.account.id
  const member = await getMembership(ctx.db, job.projectId, actor.account.id)
  if (!member) return false
  return job.accountId === actor.account.id || isPermitted(member.roles, 'items.see')
}

export async function seeJob(ctx: Context, actor: Actor, input: { job: JobId }): Promise<JobView> {
  return viewJob(await requireJob(ctx, actor, input.job))
}

/** The latest jobs of a project, newest first. */
export async function seeJobs(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<JobView[]> {
  await requirePermission(ctx, actor, input.project, 'items.see')
  return (await listJobs(ctx.db, input.project, 50)).map(viewJob)
}
