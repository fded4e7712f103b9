import { handle } from '#lib/server/http/handle.ts'
import { assignmentParams as params } from '#lib/server/http/label-bodies.ts'
import { undoSubmit } from '#lib/server/labeling/undo-submit.ts'

/** Takes a submit back, until the item closes. */
export const POST = handle({ auth: 'member', params }, ({ ctx, actor, params }) => undoSubmit(ctx, actor, params))
