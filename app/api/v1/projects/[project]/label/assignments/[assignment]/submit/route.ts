import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { answerBody, answerLimit, assignmentParams as params } from '#lib/server/http/label-bodies.ts'
import { submitAssignment } from '#lib/server/labeling/submit-assignment.ts'

const body = z.strictObject({ ...answerBody, replaces: z.number().int().min(1).nullable().default(null) })

/** Hands an answer in. */
export const POST = handle({ auth: 'member', params, body, bodyLimit: answerLimit }, ({ ctx, actor, params, body }) =>
  submitAssignment(ctx, actor, { ...params, ...body }),
)
