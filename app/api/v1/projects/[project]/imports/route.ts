import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { openImport } from '#lib/server/imports/open-import.ts'
import { seeImports } from '#lib/server/imports/see-imports.ts'

/** The imports of a project, newest first. */
export const GET = handle({ auth: 'member' }, async ({ ctx, actor, member }) => ({
  imports: await seeImports(ctx, actor, { project: member.projectId }),
}))

/** Begins an import; files are sent to it next. */
export const POST = handle(
  { auth: 'member', body: z.strictObject({ name: z.string().max(200) }) },
  async ({ ctx, actor, member, body }) =>
    Response.json(await openImport(ctx, actor, { project: member.projectId, ...body }), { status: 201 }),
)
