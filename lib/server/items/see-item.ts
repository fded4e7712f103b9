import { getLatestVersion } from '#db/queries/definition.ts'
import { getItemDetails, neighboursOf } from '#db/queries/item.ts'
import { findShortfalls, type Shortfall } from '#lib/domain/item/acceptable.ts'
import type { MediaMeasures } from '#lib/domain/item/media.ts'
import type { ItemId, ProjectId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { ReferenceKind } from '#lib/domain/reference/reference.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

export type ItemView = {
  id: ItemId
  externalId: string
  revision: number
  batch: { id: string; name: string }
  source: string | null
  metadata: Record<string, string>
  slices: { name: string; value: string }[]
  mmPerPixel: number | null
  cluster: string | null
  archived: boolean
  createdAt: string
  media: {
    role: 'primary' | 'context'
    position: number
    fileName: string
    type: string
    bytes: number
    hash: string
    measures: MediaMeasures
  }[]
  shortfalls: Shortfall[]
  references: { question: QuestionId; answer: Answer; kind: ReferenceKind; source: string }[]
  previous: ItemId | null
  next: ItemId | null
}

/**
 * One item with all that is known of it but the answers.
 *
 * @throws not_found
 */
export async function seeItem(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; item: ItemId },
): Promise<ItemView> {
  await requirePermission(ctx, actor, input.project, 'items.see')
  const found = await getItemDetails(ctx.db, input.project, input.item)
  if (!found) throw new RefusalError(notFound)
  const { item, batch, source, media, slices, references } = found
  const acceptable = (await getLatestVersion(ctx.db, input.project))?.definition.acceptable
  const primary = media.find(({ role }) => role === 'primary')?.measures
  return {
    id: item.id,
    externalId: item.externalId,
    revision: item.revision,
    batch: { id: batch.id, name: batch.name },
    source: source?.name ?? null,
    metadata: item.metadata,
    slices,
    mmPerPixel: item.mmPerPixel ?? source?.mmPerPixel ?? null,
    cluster: item.cluster,
    archived: item.archivedAt !== null,
    createdAt: item.createdAt.toISOString(),
    media,
    shortfalls: primary && acceptable ? findShortfalls(primary, acceptable) : [],
    references: references.map(({ questionId, answer, kind, source }) => ({
      question: questionId,
      answer,
      kind,
      source,
    })),
    ...(await neighboursOf(ctx.db, input.project, item.externalId)),
  }
}
