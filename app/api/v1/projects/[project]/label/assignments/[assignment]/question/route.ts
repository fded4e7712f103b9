import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { operationId, assignmentParams as params } from '#lib/server/http/label-bodies.ts'
import { askQuestion } from '#lib/server/inbox/ask-question.ts'

const finite = z.number().refine(Number.isFinite)
const anchor = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('region'), region: z.string().min(1).max(64) }),
  z.strictObject({ at: z.literal('time'), seconds: finite }),
  z.strictObject({ at: z.literal('place'), x: finite, y: finite }),
  z.strictObject({ at: z.literal('word'), index: z.number().int().min(0) }),
])
const body = z.strictObject({ operationId, text: z.string().max(4000), anchor: anchor.nullable().default(null) })

/** Flags an item with a question to the leads. */
export const POST = handle({ auth: 'member', params, body }, ({ ctx, actor, params, body }) =>
  askQuestion(ctx, actor, { ...params, ...body }),
)
