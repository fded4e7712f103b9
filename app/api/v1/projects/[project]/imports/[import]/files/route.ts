import { z } from 'zod'
import { bodyOf } from '#lib/server/http/body-of.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { receiveFile } from '#lib/server/imports/receive-file.ts'

/**
 * Takes one file, the body as it is, under its relative path. `Content-Length` and `X-Content-SHA256` (hex) are held
 * against what arrives.
 */
export const PUT = handle(
  {
    auth: 'member',
    params: z.object({ import: idParam<string>() }),
    query: z.object({ path: z.string().min(1).max(4000) }),
  },
  async ({ ctx, actor, member, request, params, query }) => {
    const length = request.headers.get('content-length')
    const received = await receiveFile(ctx, actor, {
      project: member.projectId,
      import: params.import,
      path: query.path,
      body: bodyOf(request),
      claimed: {
        bytes: length === null ? null : Number(length),
        sha256: request.headers.get('x-content-sha256'),
      },
    })
    return Response.json(received, { status: 201 })
  },
)
