import { readFile } from 'node:fs/promises'
import type { ProjectId, ReleaseId } from '#lib/domain/kernel/ids.ts'
import { canonicalJson } from '#lib/formats/canonical-json.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { blobPath } from '../media/blob-store.ts'
import { requireRelease } from './see-releases.ts'

export const releaseFiles = ['labels.jsonl', 'labels.csv', 'manifest.json'] as const
export type ReleaseFile = (typeof releaseFiles)[number]

const types: Record<ReleaseFile, string> = {
  'labels.jsonl': 'application/jsonl; charset=utf-8',
  'labels.csv': 'text/csv; charset=utf-8',
  'manifest.json': 'application/json; charset=utf-8',
}

/** One file of a release, byte by byte as it was released. @throws not_found */
export async function readReleaseFile(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; release: ReleaseId; file: ReleaseFile },
): Promise<{ bytes: Uint8Array; type: string }> {
  const release = await requireRelease(ctx, actor, input)
  const type = types[input.file]
  if (input.file === 'manifest.json') return { bytes: Buffer.from(`${canonicalJson(release.manifest)}\n`), type }
  const hash = input.file === 'labels.jsonl' ? release.jsonlBlob : release.csvBlob
  return { bytes: await readFile(blobPath(ctx.settings.dataFolder, hash)), type }
}
