import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { readBookAgreement } from '#lib/server/definitions/read-book-agreement.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })

/** Agreement by class, for the label book. */
export const GET = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => ({
  agreement: await readBookAgreement(ctx, actor, params.project),
}))
