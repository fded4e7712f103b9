import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { answerBody, answerLimit, assignmentParams as params } from '#lib/server/http/label-bodies.ts'
import { saveDraft } from '#lib/server/labeling/save-draft.ts'

const body = z.strictObject({ ...answerBody, baseRevision: z.number().int().min(0) })

/** Stores an unfinished answer by compare-and-set. */
export const PUT = handle({ auth: 'member', params, body, bodyLimit: answerLimit }, ({ ctx, actor, params, body }) =>
  saveDraft(ctx, actor, { ...params, ...body }),
)
