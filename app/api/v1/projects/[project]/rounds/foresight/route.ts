import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { foreseeRound } from '#lib/server/rounds/foresee-round.ts'

const params = z.object({ project: idParam<ProjectId>() })
const query = z.object({
  items: z.coerce.number().int().min(1).max(10_000_000),
  labelers: z.coerce.number().int().min(1).max(1000),
})

/** What a round of so many items and labelers could tell, judged from the pilot; `outcome` null without one. */
export const GET = handle({ auth: 'member', params, query }, async ({ ctx, actor, params, query }) => ({
  outcome: await foreseeRound(ctx, actor, { ...params, ...query }),
}))
