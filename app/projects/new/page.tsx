import type { Metadata } from 'next'
import { guardedPage } from '#app/guarded-page.ts'
import { AppShell } from '#app/shell/app-shell.tsx'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { templates } from '#lib/domain/definition/templates.ts'
import { requireProjectCreator } from '#lib/server/accounts/require-project-creator.ts'
import { NewProject } from './new-project.tsx'

export const metadata: Metadata = { title: 'New project' }

export default guardedPage({}, async ({ ctx, actor }) => {
  await requireProjectCreator(ctx, actor)
  return (
    <AppShell ctx={ctx} actor={actor}>
      <PageBody>
        <PageHeader
          title="New project"
          lead="Choose what people will be asked. Everything can be changed before the first version is published, and by new versions afterwards."
        />
        <NewProject
          templates={templates.map(({ id, name, purpose, asks, media }) => ({ id, name, purpose, asks, media }))}
        />
      </PageBody>
    </AppShell>
  )
})
