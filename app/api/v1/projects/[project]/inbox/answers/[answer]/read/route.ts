import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { markAnswerRead } from '#lib/server/inbox/read-inbox.ts'

const params = z.object({ project: idParam<ProjectId>(), answer: idParam<string>() })

/** Remembers that who asked has read the answer. */
export const POST = handle({ auth: 'member', params }, ({ ctx, actor, params }) => markAnswerRead(ctx, actor, params))
