import type { Database } from '#db/client.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import type { ReleaseSettings } from '#lib/domain/release/settings.ts'
import { gatherRelease, type Pinned } from './gather-release.ts'
import { type RenderedRelease, renderRelease } from './render-release.ts'

export type ReleaseRequest = { project: ProjectId; settings: ReleaseSettings; pinned: Pinned | null }

/** Reads one snapshot of the database and renders a release from it. Writes nothing. */
export async function buildRelease(db: Database, request: ReleaseRequest): Promise<RenderedRelease> {
  const { project, settings, pinned } = request
  const input = await db.snapshot((view) => gatherRelease(view, project, settings, pinned))
  return renderRelease(input, settings)
}
