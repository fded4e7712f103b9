import {
  getLatestVersion,
  getSeenVersion,
  getVersion,
  getVersionTree,
  requireVersion,
  setSeenVersion,
} from '#db/queries/definition.ts'
import { lastAnsweredVersion } from '#db/queries/label-book.ts'
import { type Change, diffVersions } from '#lib/domain/definition/diff.ts'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

export type VersionName = { id: VersionId; number: number }
export type Comparison = { from: VersionName; to: VersionName; note: string; changes: Change[] }

/** What changed between two versions of a project, in words. @throws not_found, forbidden */
export async function compareVersions(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; from: VersionId; to: VersionId },
): Promise<Comparison> {
  await requirePermission(ctx, actor, input.project, 'guideline.see')
  return ctx.db.snapshot(async (view) => {
    const from = await requireVersion(view, input.from, input.project)
    const to = await requireVersion(view, input.to, input.project)
    const tree = await getVersionTree(view, input.project)
    return { from: nameOf(from), to: nameOf(to), note: to.note, changes: diffVersions(tree, from.id, to.id) }
  })
}

/**
 * What changed since the actor last looked, up to the version that they are about to label under (the latest when none
 * is named); null when there is nothing new to them. Who never looked counts as having seen what they last labeled
 * under; who never labeled has nothing to unlearn.
 *
 * @throws not_found, forbidden
 */
export async function readChanges(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; version?: VersionId },
): Promise<Comparison | null> {
  const { project } = input
  await requirePermission(ctx, actor, project, 'guideline.see')
  return ctx.db.snapshot(async (view) => {
    const to = input.version
      ? await requireVersion(view, input.version, project)
      : await getLatestVersion(view, project)
    const seen =
      (await getSeenVersion(view, project, actor.account.id)) ??
      (await lastAnsweredVersion(view, project, actor.account.id))
    const from = seen ? await getVersion(view, seen) : null
    if (!from || !to || from.id === to.id) return null
    const changes = diffVersions(await getVersionTree(view, project), from.id, to.id)
    return { from: nameOf(from), to: nameOf(to), note: to.note, changes }
  })
}

/** Notes that the actor has read up to a version. @throws not_found, forbidden */
export async function markSeen(
  ctx: Context,
  actor: Actor,
  { project, version }: { project: ProjectId; version: VersionId },
): Promise<void> {
  await requirePermission(ctx, actor, project, 'guideline.see')
  await ctx.db.transaction(async (tx) => {
    await requireVersion(tx, version, project)
    await setSeenVersion(tx, project, actor.account.id, version)
  })
}

function nameOf({ id, number }: VersionName): VersionName {
  return { id, number }
}
