import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { roundOutlook } from '#lib/server/rounds/round-outlook.ts'

const params = z.object({ project: idParam<ProjectId>() })

/** What a round that is opened now could draw from, and who would label. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => roundOutlook(ctx, actor, params))
