import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { checkImport } from '#lib/server/imports/check-import.ts'
import { importOptionsSchema } from '#lib/server/imports/import-options.ts'

/** What the import would do, and what is wrong with it; changes nothing. */
export const POST = handle(
  { auth: 'member', params: z.object({ import: idParam<string>() }), body: importOptionsSchema },
  ({ ctx, actor, member, params, body }) =>
    checkImport(ctx, actor, { project: member.projectId, import: params.import, options: body }),
)
