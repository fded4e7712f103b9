import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { readMembers } from '#lib/server/accounts/change-member.ts'
import { listInvitations } from '#lib/server/accounts/invite-member.ts'
import { PeoplePanel } from './people-panel.tsx'

export const metadata: Metadata = { title: 'Settings' }

export default projectPage({ permission: 'members.see' }, async ({ ctx, actor, projectId }) => {
  const [members, invitations] = await Promise.all([
    readMembers(ctx, actor, projectId),
    listInvitations(ctx, actor, projectId),
  ])
  return (
    <PageBody>
      <PageHeader title="Settings" lead="Who works in this project, and what each may see and do." />
      <PeoplePanel
        project={projectId}
        me={actor.account.id}
        members={members.map(({ account, roles, kind, pseudonym }) => ({
          id: account.id,
          name: account.name,
          email: account.email,
          disabled: account.disabledAt !== null,
          simulated: account.simulated,
          roles,
          kind,
          pseudonym,
        }))}
        invitations={invitations.map(({ expiresAt, ...rest }) => ({ ...rest, expiresAt: expiresAt.toISOString() }))}
      />
    </PageBody>
  )
})
