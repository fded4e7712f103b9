import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { answerQuestion } from '#lib/server/inbox/answer-question.ts'

const params = z.object({ project: idParam<ProjectId>(), question: idParam<string>() })
const body = z.strictObject({ text: z.string().max(4000), toAll: z.boolean() })

/** Answers a labeler's question. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  answerQuestion(ctx, actor, { ...params, ...body }),
)
