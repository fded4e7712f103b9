import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { asId, type QuestionId } from '#lib/domain/kernel/ids.ts'
import { seeAgreement } from '#lib/server/agreement/see-agreement.ts'
import { AgreementScreen } from './agreement-screen.tsx'

export const metadata: Metadata = { title: 'Agreement' }

const text = z.string().max(200).optional().catch(undefined)
const query = z.object({ question: text, version: text, slice: text, detail: text, behind: text })

export default projectPage({ query, permission: 'agreement.see' }, async ({ ctx, actor, projectId, query }) => {
  const [name, ...value] = query.slice?.split(':') ?? []
  const seen = await seeAgreement(ctx, actor, {
    project: projectId,
    ...(query.question ? { question: asId<QuestionId>(query.question) } : {}),
    ...(query.version && Number.isInteger(Number(query.version)) ? { version: Number(query.version) } : {}),
    ...(name && value.length > 0 ? { slice: { name, value: value.join(':') } } : {}),
    ...(query.detail ? { detail: query.detail } : {}),
  })
  return (
    <PageBody wide>
      <PageHeader title="Is y defined consistently?" />
      <AgreementScreen project={projectId} seen={seen} choice={query} />
    </PageBody>
  )
})
