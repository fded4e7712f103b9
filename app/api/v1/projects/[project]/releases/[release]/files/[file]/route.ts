import { z } from 'zod'
import type { ProjectId, ReleaseId } from '#lib/domain/kernel/ids.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { readReleaseFile, releaseFiles } from '#lib/server/releases/read-release-file.ts'

const params = z.object({
  project: idParam<ProjectId>(),
  release: idParam<ReleaseId>(),
  file: z.enum(releaseFiles),
})

/** `labels.jsonl`, `labels.csv` or `manifest.json`, byte by byte as it was released. */
export const GET = handle({ auth: 'member', params }, async ({ ctx, actor, params }) => {
  const { bytes, type } = await readReleaseFile(ctx, actor, params)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${params.file}"`,
      'x-content-type-options': 'nosniff',
    },
  })
})
