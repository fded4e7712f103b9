import { z } from 'zod'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { openDraft } from '#lib/server/definitions/create-draft.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>() })

/** Opens a draft of the next version, or gives the open one. */
export const POST = handle({ auth: 'member', params }, ({ ctx, actor, params }) => openDraft(ctx, actor, params))
