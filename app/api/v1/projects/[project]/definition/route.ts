import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { readLabelBook } from '#lib/server/definitions/read-label-book.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })

/** The label book as one may see it. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) =>
  readLabelBook(ctx, actor, params.project),
)
