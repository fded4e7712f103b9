import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { operationId, assignmentParams as params } from '#lib/server/http/label-bodies.ts'
import { skipAssignment } from '#lib/server/labeling/skip-assignment.ts'

const body = z.strictObject({ operationId, reason: z.string().max(500) })

/** Skips an item with a reason, which frees its slot. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  skipAssignment(ctx, actor, { ...params, ...body }),
)
