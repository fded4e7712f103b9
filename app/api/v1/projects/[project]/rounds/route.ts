import { z } from 'zod'
import type { AccountId, ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { listRounds } from '#lib/server/rounds/list-rounds.ts'
import { openRound } from '#lib/server/rounds/open-round.ts'

const params = z.object({ project: idParam<ProjectId>() })
const draw = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('all'), fresh: z.boolean().default(false) }),
  z.strictObject({ how: z.literal('random'), fresh: z.boolean().default(false), count: z.number() }),
  z.strictObject({
    how: z.literal('given'),
    items: z.array(idParam<ItemId>()).min(1).max(100_000),
    note: z.string().max(500).default(''),
  }),
])
const body = z.strictObject({
  name: z.string().max(200).optional(),
  overlap: z.number(),
  leaseSeconds: z.number().optional(),
  draw,
  allowSeeing: z.array(idParam<AccountId>()).max(1000).optional(),
})

/** The rounds of a project with their progress, newest first. */
export const GET = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => ({
  rounds: await listRounds(ctx, actor, params),
}))

/** Opens a round. */
export const POST = handle({ auth: 'member', params, body, bodyLimit: 8_000_000 }, ({ ctx, actor, params, body }) =>
  openRound(ctx, actor, { ...params, ...body }),
)
