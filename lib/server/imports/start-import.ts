import { updateBatch } from '#db/queries/import.ts'
import { getJobByKey } from '#db/queries/job.ts'
import type { ImportSummary } from '#lib/domain/item/import-summary.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { enqueueJob } from '../jobs/enqueue-job.ts'
import { type JobView, viewJob } from '../jobs/see-jobs.ts'
import { dropImport } from './drop-import.ts'
import type { ImportOptions } from './import-plan.ts'
import { loadPlan } from './load-plan.ts'
import { requireOpenImport } from './require-import.ts'

export type StartedImport = { job: JobView | null; summary: ImportSummary }

/** At most one import of a project runs at a time, so that two can't bring the same item. */
export function importKey(project: ProjectId): string {
  return `import:${project}`
}

/**
 * Starts the work of an import as a job. Where everything is in the project already there is nothing to do: no job, and
 * the import is put away.
 *
 * @throws what is wrong with its rows; needs_confirmation; conflict while another import of the project runs
 */
export async function startImport(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; import: string; options: ImportOptions },
): Promise<StartedImport> {
  await requirePermission(ctx, actor, input.project, 'items.import')
  const batch = await requireOpenImport(ctx.db, input.project, input.import)
  const { summary } = await loadPlan(ctx, batch, input.options)
  if (summary.refusal) throw new RefusalError(summary.refusal)
  if (summary.new + summary.annotations + summary.references === 0) {
    await dropImport(ctx, batch)
    return { job: null, summary }
  }
  const busy = await getJobByKey(ctx.db, importKey(input.project))
  if (busy) {
    const message = 'Another import of this project is under way. Wait for it to end, or cancel it.'
    throw new RefusalError({ code: 'conflict', message, details: { job: busy.id } })
  }
  const job = await ctx.db.transaction(async (tx) => {
    const added = await enqueueJob(
      ctx,
      {
        kind: 'import',
        payload: { import: batch.id, options: input.options },
        projectId: input.project,
        actor,
        key: importKey(input.project),
      },
      tx,
    )
    await updateBatch(tx, batch.id, { jobId: added.id })
    return added
  })
  return { job: viewJob(job), summary }
}
