import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { getRelease, listReleases, type Release } from '#db/queries/release.ts'
import type { ProjectId, ReleaseId, RulingId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { ReleaseRow } from '#lib/domain/release/release-row.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { blobPath } from '../media/blob-store.ts'
import { buildReleaseAside } from './release-builder.ts'

export async function seeReleases(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<Release[]> {
  await requirePermission(ctx, actor, input.project, 'releases.see')
  return listReleases(ctx.db, input.project)
}

/** @throws not_found */
export async function requireRelease(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; release: ReleaseId },
): Promise<Release> {
  await requirePermission(ctx, actor, input.project, 'releases.see')
  const release = await getRelease(ctx.db, input.project, input.release)
  if (!release) throw new RefusalError(notFound)
  return release
}

export type RowFilter = { search: string; decidedBy: string | null; offset: number; limit: number }

/** A page of a release's rows, read from its own bytes; `matching` counts the rows that pass the filter. */
export async function seeReleaseRows(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; release: ReleaseId } & RowFilter,
): Promise<{ rows: ReleaseRow[]; matching: number }> {
  const release = await requireRelease(ctx, actor, input)
  const wanted = input.search.toLowerCase()
  const rows: ReleaseRow[] = []
  let matching = 0
  const lines = createInterface({ input: createReadStream(blobPath(ctx.settings.dataFolder, release.jsonlBlob)) })
  for await (const line of lines) {
    const row = JSON.parse(line) as ReleaseRow
    if (input.decidedBy && row.decided_by !== input.decidedBy) continue
    if (wanted && !`${row.item} ${typeof row.value === 'string' ? row.value : ''}`.toLowerCase().includes(wanted))
      continue
    if (matching >= input.offset && rows.length < input.limit) rows.push(row)
    matching++
  }
  return { rows, matching }
}

/** Builds a release again from the exact revisions and rulings that it names, and says whether the bytes are the same. */
export async function verifyRelease(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; release: ReleaseId },
): Promise<{ identical: boolean; hash: string; expected: string }> {
  const release = await requireRelease(ctx, actor, input)
  const rendered = await buildReleaseAside(ctx, {
    project: input.project,
    settings: release.settings,
    pinned: { scope: { release: release.id }, rulings: (release.manifest.rulings ?? []) as RulingId[] },
  })
  const identical = rendered.hash === release.hash && rendered.csvHash === release.csvBlob
  return { identical, hash: rendered.hash, expected: release.hash }
}
