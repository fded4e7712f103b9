import { z } from 'zod'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { discardImport } from '#lib/server/imports/discard-import.ts'

/** Gives up an import that is not under way. */
export const DELETE = handle(
  { auth: 'member', params: z.object({ import: idParam<string>() }) },
  async ({ ctx, actor, member, params }) =>
    discardImport(ctx, actor, { project: member.projectId, import: params.import }),
)
