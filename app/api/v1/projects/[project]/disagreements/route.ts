import { z } from 'zod'
import type { ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeDisagreements } from '#lib/server/reviews/see-disagreements.ts'

const params = z.object({ project: idParam<ProjectId>() })
const query = z.object({ round: idParam<RoundId>().optional(), question: idParam<QuestionId>().optional() })

/** What labelers of a round disagree on, the dearest first. */
export const GET = handle({ auth: 'member', params, query }, ({ ctx, actor, params, query }) =>
  seeDisagreements(ctx, actor, { ...params, ...query }),
)
