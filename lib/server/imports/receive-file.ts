import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { getUpload, insertUpload } from '#db/queries/import.ts'
import { sanitizePath } from '#lib/domain/item/file-name.ts'
import { mostFileBytes } from '#lib/domain/item/file-size.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { type FileUse, sniffFile } from '../ingest/sniff-file.ts'
import { deriveId } from './derive-id.ts'
import { type Claimed, receiveStream } from './receive-stream.ts'
import { requireOpenImport } from './require-import.ts'
import { stagingFolder } from './staging.ts'

export type ReceivedFile = { path: string; use: FileUse; type: string; bytes: number; sha256: string }

type Input = {
  project: ProjectId
  import: string
  /** The relative path that it came with, whatever is in it. */
  path: string
  body: AsyncIterable<Uint8Array>
  claimed: Claimed
  limit?: number
}

/**
 * Takes one file of an import: streams it to disk, checks length and checksum, and says what it is by its content.
 * The same file sent again (after a lost answer, say) is answered as before.
 *
 * @throws invalid (a path that leaves the folder, cut, broken), wrong_type, too_large, conflict (another file by that
 *   name); what was written of it is removed
 */
export async function receiveFile(ctx: Context, actor: Actor, input: Input): Promise<ReceivedFile> {
  await requirePermission(ctx, actor, input.project, 'items.import')
  const batch = await requireOpenImport(ctx.db, input.project, input.import)
  const name = sanitizePath(input.path)
  if (name === null) {
    const message = `“${input.path.slice(0, 200)}” is not a path inside the folder.`
    throw new RefusalError({ code: 'invalid', field: 'path', message })
  }
  // One row for a name, however often it is sent.
  const id = deriveId(batch.id, 'file', input.path)
  const { dataFolder } = ctx.settings
  const folder = stagingFolder(dataFolder, batch.id)
  await mkdir(folder, { recursive: true })
  const target = path.join(/* turbopackIgnore: true */ folder, ctx.newId())
  const part = `${target}.part`
  try {
    const { bytes, hash } = await writePart(part, input)
    const { use, type } = await sniffFile(part, name)
    await rename(part, target)
    const added = await insertUpload(ctx.db, {
      id,
      projectId: input.project,
      accountId: actor.account.id,
      importId: batch.id,
      fileName: input.path,
      path: path.relative(dataFolder, target),
      bytes,
      hash,
      type,
      createdAt: ctx.now(),
    })
    if (!added) {
      await rm(target, { force: true })
      if ((await getUpload(ctx.db, id))?.hash !== hash) {
        const message = `This import has another file by the name “${name}” already.`
        throw new RefusalError({ code: 'conflict', field: 'path', message })
      }
    }
    return { path: name, use, type, bytes, sha256: hash }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function writePart(part: string, input: Input): Promise<{ bytes: number; hash: string }> {
  const file = await open(part, 'wx')
  try {
    return await receiveStream(input.body, file, input.claimed, input.limit ?? mostFileBytes)
  } finally {
    await file.close()
  }
}
