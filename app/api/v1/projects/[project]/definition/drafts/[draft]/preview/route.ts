import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { previewPublish } from '#lib/server/definitions/preview-publish.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), draft: idParam<string>() })

/** What publishing would do: problems, changes in words, labels that move, agreement recomputed. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => previewPublish(ctx, actor, params))
