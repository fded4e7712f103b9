import { abandonedBatches } from '#db/queries/import.ts'
import { getJob } from '#db/queries/job.ts'
import { asId, type JobId } from '#lib/domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import { dropImport } from './drop-import.ts'

const abandonedAfterMs = 24 * 3_600_000

/** Puts away imports that nobody went on with for a day, so that their files don't fill the disk. */
export async function sweepImports(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - abandonedAfterMs)
  for (const batch of await abandonedBatches(ctx.db, before)) {
    const job = batch.jobId ? await getJob(ctx.db, asId<JobId>(batch.jobId)) : null
    if (job?.state !== 'waiting' && job?.state !== 'running') await dropImport(ctx, batch)
  }
}
