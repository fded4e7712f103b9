import { getLatestVersion } from '#db/queries/definition.ts'
import { getStoredMedia, type MediaRole, type StoredMedia, wasAssignedTo } from '#db/queries/item.ts'
import { getMembership } from '#db/queries/members.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Membership } from '#lib/domain/project/people.ts'
import { type Actor, notFound } from '../actor.ts'
import type { Context } from '../context.ts'
import { blobPath } from './blob-store.ts'

/**
 * What can be asked for of an item: its media (upright), the bytes as they were imported, a small picture, the peaks of
 * a recording.
 */
export const mediaViews = ['primary', 'context', 'original', 'thumbnail', 'peaks'] as const
export type MediaView = (typeof mediaViews)[number]

/** A file to be sent: its type is fixed by what was sniffed, its tag names its content. */
export type MediaFile = { path: string; type: string; tag: string }

/**
 * The file behind an item's media. Who may label sees what was assigned to them and what the guideline shows as an
 * example; everyone else in the project sees all of it.
 *
 * @throws not_found for those outside the project and for what is not there; forbidden for a labeler
 */
export async function findMedia(
  ctx: Context,
  actor: Actor,
  input: { item: ItemId; view: MediaView; position: number },
): Promise<MediaFile> {
  const role: MediaRole = input.view === 'context' ? 'context' : 'primary'
  const media = await getStoredMedia(ctx.db, input.item, role, input.position)
  const member = media && (await getMembership(ctx.db, media.projectId, actor.account.id))
  if (!media || !member) throw new RefusalError(notFound)
  if (!(await maySee(ctx, actor, member, input.item))) {
    throw new RefusalError({ code: 'forbidden', message: 'This item has not been given to you.' })
  }
  return fileOf(ctx, media, input.view)
}

async function maySee(ctx: Context, actor: Actor, member: Membership, item: ItemId): Promise<boolean> {
  if (member.roles.some((role) => role !== 'labeler')) return true
  if (await wasAssignedTo(ctx.db, item, actor.account.id)) return true
  const version = await getLatestVersion(ctx.db, member.projectId)
  return version?.definition.guideline.entries.some(({ examples }) => examples.some((e) => e.item === item)) ?? false
}

function fileOf(ctx: Context, media: StoredMedia, view: MediaView): MediaFile {
  const { dataFolder } = ctx.settings
  const { hash, type, measures, uprightHash } = media
  if (view === 'thumbnail') {
    if (measures.kind !== 'image') throw new RefusalError(notFound)
    return { path: blobPath(dataFolder, hash, 'thumbnail'), type: 'image/jpeg', tag: `${hash}-thumbnail` }
  }
  if (view === 'peaks') {
    if (measures.kind !== 'audio') throw new RefusalError(notFound)
    return { path: blobPath(dataFolder, hash, 'peaks'), type: 'application/octet-stream', tag: `${hash}-peaks` }
  }
  if (uprightHash && view !== 'original')
    return { path: blobPath(dataFolder, hash, 'upright'), type: uprightType(type), tag: uprightHash }
  return { path: blobPath(dataFolder, hash), type, tag: hash }
}

/** As ingest writes it: JPEG and WebP as what they were, all else as PNG. */
function uprightType(type: string): string {
  return type === 'image/jpeg' || type === 'image/webp' ? type : 'image/png'
}
