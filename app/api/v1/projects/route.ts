import { z } from 'zod'
import { templateIds } from '#lib/domain/definition/templates.ts'
import { listProjects } from '#lib/server/accounts/list-projects.ts'
import { createProject } from '#lib/server/definitions/create-project.ts'
import { handle } from '#lib/server/http/handle.ts'

const query = z.object({ archived: z.enum(['true', 'false']).optional() })

/** The projects that one belongs to. */
export const GET = handle({ auth: 'account', query }, async ({ ctx, actor, query }) => ({
  projects: await listProjects(ctx, actor, query.archived === 'true'),
}))

const common = {
  name: z.string(),
  description: z.string().max(2000).optional(),
  timeZone: z.string().max(100).optional(),
  languages: z.array(z.string().min(1).max(35)).max(50).optional(),
  mmPerPixel: z.number().positive().nullable().optional(),
}
const body = z.union([
  z.strictObject({ ...common, template: z.enum(templateIds) }),
  z.strictObject({ ...common, definition: z.unknown() }),
])

/** Starts a project, with a first draft from a template or from a definition of one's own. */
export const POST = handle({ auth: 'account', body }, ({ ctx, actor, body }) => createProject(ctx, actor, body))
