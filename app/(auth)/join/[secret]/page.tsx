import type { Metadata } from 'next'
import { readPage } from '#app/guarded-page.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#components/ui/link.tsx'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { roleNames } from '#lib/domain/project/roles.ts'
import { type InvitationDetails, requireInvitation } from '#lib/server/accounts/invite-member.ts'
import { PersonForm } from '../../person-form.tsx'
import { SpentLink } from '../../spent-link.tsx'
import { JoinAsMember } from './join-as-member.tsx'

export const metadata: Metadata = { title: 'Join a project', referrer: 'no-referrer' }

export default async function JoinPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const { ctx, actor } = await readPage()
  let invitation: InvitationDetails
  try {
    invitation = await requireInvitation(ctx, secret)
  } catch (error) {
    if (error instanceof RefusalError) return <SpentLink message={error.message} />
    throw error
  }
  return (
    <>
      <h1 className="font-semibold text-xl tracking-tight">Join “{invitation.projectName}”</h1>
      <p className="mt-2 mb-6 text-md text-muted">
        {invitation.invitedBy} invites you as{' '}
        {invitation.roles.map((role) => (
          <Badge key={role} tone="accent" className="mr-1">
            {roleNames[role]}
          </Badge>
        ))}
      </p>
      {actor ? (
        <JoinAsMember secret={secret} name={actor.account.name} />
      ) : (
        <>
          <PersonForm route="join" secret={secret} email={invitation.email} button="Make an account and join" />
          <p className="mt-6 text-muted">
            You have an account already?{' '}
            <Link
              className="text-accent underline underline-offset-2"
              href={`/sign-in?next=${encodeURIComponent(`/join/${secret}`)}`}
            >
              Sign in to join with it
            </Link>
          </p>
        </>
      )}
    </>
  )
}
