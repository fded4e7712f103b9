import { z } from 'zod'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { listOwn } from '#lib/server/labeling/read-own.ts'

const params = z.object({ project: idParam<ProjectId>() })
const query = z.object({ round: idParam<RoundId>() })

/** What the labeler did in a round, latest first. */
export const GET = handle({ auth: 'member', params, query }, async ({ ctx, actor, params, query }) => ({
  entries: await listOwn(ctx, actor, { ...params, ...query }),
}))
