import { z } from 'zod'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { readVersion, refuseEdit } from '#lib/server/definitions/read-version.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'

const params = z.object({ project: idParam<ProjectId>(), version: idParam<VersionId>() })

/** A published version, whole. */
export const GET = handle({ auth: 'member', params }, ({ ctx, actor, params }) => readVersion(ctx, actor, params))

/** Always 409: what is published stays as it is. */
export const PATCH = handle({ auth: 'member', params }, ({ ctx, actor, params }) => refuseEdit(ctx, actor, params))
