import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { importOptionsSchema } from '#lib/server/imports/import-options.ts'
import { startImport } from '#lib/server/imports/start-import.ts'

/** Starts the import as a job (202); where everything is there already, says so (200). */
export const POST = handle(
  { auth: 'member', params: z.object({ import: idParam<string>() }), body: importOptionsSchema },
  async ({ ctx, actor, member, params, body }) => {
    const started = await startImport(ctx, actor, {
      project: member.projectId,
      import: params.import,
      options: body,
    })
    return Response.json(started, { status: started.job ? 202 : 200 })
  },
)
