import { handle } from '#lib/server/http/handle.ts'
import { assignmentParams as params } from '#lib/server/http/label-bodies.ts'
import { reopenOwn } from '#lib/server/labeling/undo-submit.ts'

/** Gives an item of her own back to the labeler. */
export const POST = handle({ auth: 'member', params }, ({ ctx, actor, params }) => reopenOwn(ctx, actor, params))
