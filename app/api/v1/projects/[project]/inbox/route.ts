import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { readInbox } from '#lib/server/inbox/read-inbox.ts'

const params = z.object({ project: idParam<ProjectId>() })

/** Questions for leads, and answers for whoever asked. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => readInbox(ctx, actor, params))
