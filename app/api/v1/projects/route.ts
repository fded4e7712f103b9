import { z } from 'zod'
import { listProjects } from '#lib/server/accounts/list-projects.ts'
import { handle } from '#lib/server/http/handle.ts'

const query = z.object({ archived: z.enum(['true', 'false']).optional() })

/** The projects that one belongs to. */
export const GET = handle({ auth: 'account', query }, async ({ ctx, actor, query }) => ({
  projects: await listProjects(ctx, actor, query.archived === 'true'),
}))
