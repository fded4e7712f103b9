import type { Metadata } from 'next'
import { z } from 'zod'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import type { QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { idParam } from '#lib/server/http/params.ts'
import { seeDisagreements } from '#lib/server/reviews/see-disagreements.ts'
import { DisagreementsScreen } from './disagreements-screen.tsx'

export const metadata: Metadata = { title: 'Disagreements' }

const query = z.object({
  round: idParam<RoundId>().optional().catch(undefined),
  question: idParam<QuestionId>().optional().catch(undefined),
})

export default projectPage(
  { query, permission: 'disagreements.see' },
  async ({ ctx, actor, projectId, member, query }) => {
    const seen = await seeDisagreements(ctx, actor, { project: projectId, ...query })
    return (
      <PageBody wide>
        <PageHeader
          title="What do labelers disagree on?"
          lead="Closed items, grouped by what is confused, the costliest first. Choose what to decide in a session."
        />
        <DisagreementsScreen
          project={projectId}
          seen={seen}
          mayOpen={isPermitted(member.roles, 'reviews.open')}
          mayOpenItems={isPermitted(member.roles, 'items.see')}
        />
      </PageBody>
    )
  },
)
