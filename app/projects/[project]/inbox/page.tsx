import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { readInbox } from '#lib/server/inbox/read-inbox.ts'
import { InboxList } from './inbox-list.tsx'
import { questionViews } from './question-view.ts'

export const metadata: Metadata = { title: 'Inbox' }

export default projectPage({ permission: 'inbox.answer' }, async ({ ctx, actor, projectId }) => {
  const { questions } = await readInbox(ctx, actor, { project: projectId })
  return (
    <PageBody>
      <PageHeader
        title="Inbox"
        lead="What labelers asked while labeling. Your answer goes to who asked, or to everyone."
      />
      <InboxList project={projectId} first={questionViews(questions ?? [])} />
    </PageBody>
  )
})
