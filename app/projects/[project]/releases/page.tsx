import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { seeReleases } from '#lib/server/releases/see-releases.ts'
import { ReleasesScreen } from './releases-screen.tsx'

export const metadata: Metadata = { title: 'Releases' }

export default projectPage({ permission: 'releases.see' }, async ({ ctx, actor, member, projectId }) => {
  const { releases, versions } = await seeReleases(ctx, actor, { project: projectId })
  return (
    <PageBody>
      <PageHeader
        title="Releases"
        lead="A frozen set of labels: every row says how it was decided, by whom, and under which version. Its hash is the id to log with a model."
      />
      <ReleasesScreen
        project={projectId}
        releases={releases}
        versions={versions}
        mayMake={isPermitted(member.roles, 'releases.make')}
      />
    </PageBody>
  )
})
