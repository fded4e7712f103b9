import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { seeImports } from '#lib/server/imports/see-imports.ts'
import { ImportScreen } from './import-screen.tsx'

export const metadata: Metadata = { title: 'Import' }

export default projectPage(
  { permission: 'items.import', query: z.object({ import: z.string().catch('').default('') }) },
  async ({ ctx, actor, projectId, query }) => {
    const imports = await seeImports(ctx, actor, { project: projectId })
    const open = imports.find(({ id }) => id === query.import)
    return (
      <PageBody>
        <PageHeader
          title="Import"
          lead="Pictures or recordings, and what is known of them already. Nothing is seen by anybody before all of it is in."
        />
        <ImportScreen
          key={open?.id ?? 'new'}
          project={projectId}
          open={open ? { id: open.id, name: open.name, state: open.state, job: open.job } : null}
        />
      </PageBody>
    )
  },
)
