import { z } from 'zod'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { closeRound } from '#lib/server/rounds/close-round.ts'

const params = z.object({ project: idParam<ProjectId>(), round: idParam<RoundId>() })

/** Closes a round, early or not. */
export const POST = handle({ auth: 'member', params }, ({ ctx, actor, params }) => closeRound(ctx, actor, params))
