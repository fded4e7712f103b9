import type { Metadata } from 'next'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { requireSetupLink } from '#lib/server/accounts/set-up.ts'
import { getContext } from '#lib/server/context.ts'
import { PersonForm } from '../../person-form.tsx'
import { SpentLink } from '../../spent-link.tsx'

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' }

export default async function SetUpPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  try {
    await requireSetupLink(await getContext(), secret)
  } catch (error) {
    if (error instanceof RefusalError) return <SpentLink message={error.message} />
    throw error
  }
  return (
    <>
      <h1 className="font-semibold text-xl tracking-tight">Make the first account</h1>
      <p className="mt-2 mb-6 text-md text-muted">
        It administers this server. Everyone else comes in by an invitation to a project.
      </p>
      <PersonForm route="set-up" secret={secret} email={null} button="Make the account" />
    </>
  )
}
