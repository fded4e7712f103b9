import { listBatches } from '#db/queries/import.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

export type ImportView = {
  id: string
  name: string
  state: 'loading' | 'ready' | 'cancelled'
  job: string | null
  items: number
  source: string | null
  createdAt: string
  readyAt: string | null
}

/** The imports of a project, newest first; those that were given up are left out. */
export async function seeImports(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<ImportView[]> {
  await requirePermission(ctx, actor, input.project, 'items.see')
  const batches = await listBatches(ctx.db, input.project)
  return batches
    .filter(({ state }) => state !== 'cancelled')
    .map(({ id, name, state, jobId, items, source, createdAt, readyAt }) => ({
      id,
      name,
      state,
      job: jobId,
      // Those of an import that is still loading are nobody's to see yet.
      items: state === 'ready' ? items : 0,
      source,
      createdAt: createdAt.toISOString(),
      readyAt: readyAt?.toISOString() ?? null,
    }))
}
