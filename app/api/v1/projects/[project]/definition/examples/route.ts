import { z } from 'zod'
import type { ClassId, ProjectId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { findExamples } from '#lib/server/definitions/find-examples.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })
const query = z.object({ question: idParam<QuestionId>(), class: idParam<ClassId>() })

/** Closed items that could become examples of a class. */
export const GET = handle({ auth: 'member', params, query }, async ({ ctx, actor, params, query }) => ({
  items: await findExamples(ctx, actor, { ...params, ...query }),
}))
