import { z } from 'zod'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { requestSimulation } from '#lib/server/demo/request-simulation.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const body = z.strictObject({ project: idParam<ProjectId>(), round: idParam<RoundId>() })

/** In the demo alone: lets the simulated labelers of a sample project finish a round; answers with the job that does. */
export const POST = handle({ auth: 'account', body }, ({ ctx, actor, body }) => requestSimulation(ctx, actor, body))
