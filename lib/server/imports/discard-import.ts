import { getJob } from '#db/queries/job.ts'
import { asId, type JobId, type ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { dropImport } from './drop-import.ts'
import { requireOpenImport } from './require-import.ts'

/**
 * Gives up an import that has not been started, or that was refused.
 *
 * @throws conflict while its job runs: cancel that instead
 */
export async function discardImport(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; import: string },
): Promise<void> {
  await requirePermission(ctx, actor, input.project, 'items.import')
  const batch = await requireOpenImport(ctx.db, input.project, input.import)
  const job = batch.jobId ? await getJob(ctx.db, asId<JobId>(batch.jobId)) : null
  if (job?.state === 'waiting' || job?.state === 'running') {
    const message = 'This import is under way. Cancel it; it takes back what it had begun.'
    throw new RefusalError({ code: 'conflict', message, details: { job: job.id } })
  }
  await dropImport(ctx, batch)
}
