import { insertBatch } from '#db/queries/import.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { sweepImports } from './sweep-imports.ts'

/** Begins an import, to which files are then sent. Nothing of it is seen before it ends well. */
export async function openImport(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; name: string },
): Promise<{ import: string }> {
  await requirePermission(ctx, actor, input.project, 'items.import')
  await sweepImports(ctx)
  const id = ctx.newId()
  await insertBatch(ctx.db, {
    id,
    projectId: input.project,
    name: input.name.trim() || 'Import',
    state: 'loading',
    createdBy: actor.account.id,
    createdAt: ctx.now(),
  })
  return { import: id }
}
