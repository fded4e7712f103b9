import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { seeJobs } from '#lib/server/jobs/see-jobs.ts'
import { seeReleases } from '#lib/server/releases/see-releases.ts'
import { ReleasesScreen } from './releases-screen.tsx'

export const metadata: Metadata = { title: 'Releases' }

export default projectPage({ permission: 'releases.see' }, async ({ ctx, actor, member, projectId }) => {
  const [{ releases, versions }, jobs] = await Promise.all([
    seeReleases(ctx, actor, { project: projectId }),
    seeJobs(ctx, actor, { project: projectId }),
  ])
  const running = jobs.find(({ kind, state }) => kind === 'release' && (state === 'waiting' || state === 'running'))
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
        running={running?.id ?? null}
        mayMake={isPermitted(member.roles, 'releases.make')}
      />
    </PageBody>
  )
})
