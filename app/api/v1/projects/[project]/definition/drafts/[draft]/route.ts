import { z } from 'zod'
import { draftChangeSchema } from '#lib/domain/definition/draft-change.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { changeDraft } from '#lib/server/definitions/change-draft.ts'
import { discardDraft } from '#lib/server/definitions/create-draft.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), draft: idParam<string>() })
const body = z.object({ revision: z.number().int(), change: draftChangeSchema })
const query = z.object({ revision: z.coerce.number().int() })

/** One edit, made from a revision; 409 with the server's copy when it has moved on. */
export const PATCH = handle({ auth: 'member', params, body, bodyLimit: 5_000_000 }, ({ ctx, actor, params, body }) =>
  changeDraft(ctx, actor, { ...params, ...body }),
)

/** Drops the draft. */
export const DELETE = handle({ auth: 'member', params, query }, ({ ctx, actor, params, query }) =>
  discardDraft(ctx, actor, { ...params, ...query }),
)
