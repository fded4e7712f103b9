import { z } from 'zod'
import type { ProjectId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { seeAgreement } from '#lib/server/agreement/see-agreement.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const query = z.object({
  question: idParam<QuestionId>().optional(),
  version: z.coerce.number().int().positive().optional(),
  /** `name:value` */
  slice: z
    .string()
    .regex(/^[^:]+:.*$/, 'written as name:value')
    .transform((text) => ({ name: text.slice(0, text.indexOf(':')), value: text.slice(text.indexOf(':') + 1) }))
    .optional(),
  detail: z.string().max(100).optional(),
})

const params = z.object({ project: idParam<ProjectId>() })

/** Agreement on one question, at one version, perhaps within one slice. */
export const GET = handle({ auth: 'member', params, query }, async ({ ctx, actor, params, query }) =>
  seeAgreement(ctx, actor, { project: params.project, ...query }),
)
