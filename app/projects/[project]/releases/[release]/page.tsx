import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import type { ProjectId, ReleaseId } from '#lib/domain/kernel/ids.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeRelease } from '#lib/server/releases/see-releases.ts'
import { ReleaseScreen } from './release-screen.tsx'

export const metadata: Metadata = { title: 'Release' }

const params = z.object({ project: idParam<ProjectId>(), release: idParam<ReleaseId>() })

export default projectPage({ params, permission: 'releases.see' }, async ({ ctx, actor, params }) => {
  const release = await seeRelease(ctx, actor, params)
  return (
    <PageBody wide>
      <PageHeader
        title={`${release.number}. ${release.name}`}
        lead={`${release.rows} rows, read at version ${release.version}.`}
      />
      <ReleaseScreen project={params.project} release={release} />
    </PageBody>
  )
})
