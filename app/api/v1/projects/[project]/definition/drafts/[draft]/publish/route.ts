import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), draft: idParam<string>() })
const body = z.object({ revision: z.number().int(), note: z.string().max(2000).optional() })

/** Publishes the draft as it was seen. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  publishDraft(ctx, actor, { ...params, ...body }),
)
