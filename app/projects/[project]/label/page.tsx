import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { requireProject } from '#lib/server/accounts/require-project.ts'
import { LabelingDesk } from './labeling-desk.tsx'

export const metadata: Metadata = { title: 'Label' }

export default projectPage({ permission: 'label' }, async ({ ctx, actor, projectId }) => {
  const { name } = await requireProject(ctx, actor, projectId)
  const { id, email } = actor.account
  return <LabelingDesk project={{ id: projectId, name }} person={{ id, email: email ?? '' }} />
})
