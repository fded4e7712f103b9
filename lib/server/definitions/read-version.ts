import { requireVersion, type Version } from '#db/queries/definition.ts'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

type Named = { project: ProjectId; version: VersionId }

/** A published version, whole. @throws not_found, forbidden */
export async function readVersion(ctx: Context, actor: Actor, { project, version }: Named): Promise<Version> {
  await requirePermission(ctx, actor, project, 'guideline.see')
  return requireVersion(ctx.db, version, project)
}

/** Says why a published version can't be edited. @throws not_found, forbidden, else conflict */
export async function refuseEdit(ctx: Context, actor: Actor, { project, version }: Named): Promise<never> {
  await requirePermission(ctx, actor, project, 'definition.change')
  const { number } = await requireVersion(ctx.db, version, project)
  const message = `Version ${number} is published, so it is immutable; create a new draft.`
  throw new RefusalError({ code: 'conflict', message })
}
