import { handle } from '#lib/server/http/handle.ts'
import { assignmentParams as params } from '#lib/server/http/label-bodies.ts'
import { readOwn } from '#lib/server/labeling/read-own.ts'

/** One of the labeler's own items, to look at. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => readOwn(ctx, actor, params))
