import type { ImportSummary } from '#lib/domain/item/import-summary.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import type { ImportOptions } from './import-plan.ts'
import { loadPlan } from './load-plan.ts'
import { requireOpenImport } from './require-import.ts'

/** Says what an import would do, with everything that is wrong with it, and changes nothing. */
export async function checkImport(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; import: string; options: ImportOptions },
): Promise<ImportSummary> {
  await requirePermission(ctx, actor, input.project, 'items.import')
  const batch = await requireOpenImport(ctx.db, input.project, input.import)
  return (await loadPlan(ctx, batch, input.options)).summary
}
