import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { getVersionTree } from '#db/queries/definition.ts'
import { getRelease, listReleases, type Release } from '#db/queries/release.ts'
import type { ProjectId, ReleaseId, RulingId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { ReleaseRow, ReleaseSummary } from '#lib/domain/release/release-row.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { blobPath } from '../media/blob-store.ts'
import { buildReleaseAside } from './release-builder.ts'

/** The releases of a project, the newest first, and the versions at which labels can be read. */
export async function seeReleases(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId },
): Promise<{ releases: ReleaseSummary[]; versions: number[] }> {
  await requirePermission(ctx, actor, input.project, 'releases.see')
  const { versions } = await getVersionTree(ctx.db, input.project)
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  const releases = await listReleases(ctx.db, input.project)
  return {
    versions: versions.map(({ number }) => number),
    releases: releases.map((release) => summaryOf(release, numbers.get(release.versionId) ?? 0)),
  }
}

function summaryOf(release: Release, version: number): ReleaseSummary {
  const { decided_by: decided, rows_with_simulated_answers: simulated } = release.manifest
  return {
    id: release.id,
    number: release.number,
    name: release.name,
    version,
    hash: release.hash,
    rows: release.rows,
    decidedBy: (decided ?? {}) as Record<string, number>,
    simulated: Number(simulated ?? 0),
    madeAt: release.madeAt.toISOString(),
  }
}

/** A release in brief. @throws not_found */
export async function seeRelease(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; release: ReleaseId },
): Promise<ReleaseSummary> {
  const release = await requireRelease(ctx, actor, input)
  const tree = await getVersionTree(ctx.db, input.project)
  return summaryOf(release, tree.require(release.versionId).number)
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
