import { z } from 'zod'
import { getLatestVersion } from '#db/queries/definition.ts'
import { countItems, countSlices, type ItemFilter, listItems, type SliceCount } from '#db/queries/item.ts'
import { findShortfalls } from '#lib/domain/item/acceptable.ts'
import type { MediaMeasures } from '#lib/domain/item/media.ts'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

const slice = z
  .string()
  .max(500)
  .regex(/^[^=]+=/, 'is written as name=value')

/** What narrows the list, as it stands in an address: `slice` is `name=value`, once or several times. */
export const itemFilterSchema = z.object({
  text: z.string().max(200).optional(),
  batch: z.string().max(64).optional(),
  slice: z.union([slice, z.array(slice).max(10)]).optional(),
  archived: z.enum(['true', 'false']).optional(),
})
export type ItemQuery = z.infer<typeof itemFilterSchema>

export type ListedItem = {
  id: ItemId
  externalId: string
  measures: MediaMeasures | null
  slices: { name: string; value: string }[]
  /** In which ways it is not what the definition accepts as input. */
  shortfalls: string[]
}
export type ItemsPage = {
  items: ListedItem[]
  /** All that the filter leaves. */
  total: number
  /** Give it as `after` for the next page; null on the last. */
  next: string | null
}

type Input = ItemQuery & { project: ProjectId; after?: string | undefined; limit: number }

/** A page of a project's items, in the order of their ids. */
export async function seeItems(ctx: Context, actor: Actor, input: Input): Promise<ItemsPage> {
  await requirePermission(ctx, actor, input.project, 'items.see')
  const filter = filterOf(input)
  const rows = await listItems(ctx.db, input.project, filter, { after: input.after ?? null, limit: input.limit })
  const acceptable = (await getLatestVersion(ctx.db, input.project))?.definition.acceptable
  return {
    items: rows.map(({ id, externalId, measures, slices }) => ({
      id,
      externalId,
      measures,
      slices,
      shortfalls: measures && acceptable ? findShortfalls(measures, acceptable).map(({ message }) => message) : [],
    })),
    total: await countItems(ctx.db, input.project, filter),
    next: rows.length === input.limit ? (rows.at(-1)?.externalId ?? null) : null,
  }
}

function filterOf({ text, batch, slice, archived }: ItemQuery): ItemFilter {
  const given = slice === undefined ? [] : Array.isArray(slice) ? slice : [slice]
  const slices = given.flatMap((pair) => {
    const at = pair.indexOf('=')
    return at < 1 ? [] : [{ name: pair.slice(0, at), value: pair.slice(at + 1) }]
  })
  return { ...(text ? { text } : {}), ...(batch ? { batch } : {}), slices, archived: archived === 'true' }
}

/** The slices that a project's items have, each with its number of items. */
export async function seeSlices(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<SliceCount[]> {
  await requirePermission(ctx, actor, input.project, 'items.see')
  return countSlices(ctx.db, input.project)
}
