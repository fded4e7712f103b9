import { z } from 'zod'
import type { AccountId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { admitLabeler } from '#lib/server/rounds/admit-labeler.ts'

const params = z.object({ project: idParam<ProjectId>(), round: idParam<RoundId>() })
const body = z.strictObject({ account: idParam<AccountId>() })

/** Lets a member who sees answers label in a round; what she answers is not blind. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  admitLabeler(ctx, actor, { ...params, ...body }),
)
