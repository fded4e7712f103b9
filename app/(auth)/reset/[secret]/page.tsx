import type { Metadata } from 'next'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Account } from '#lib/domain/project/people.ts'
import { requireResetLink } from '#lib/server/accounts/reset-password.ts'
import { getContext } from '#lib/server/context.ts'
import { SpentLink } from '../../spent-link.tsx'
import { ResetForm } from './reset-form.tsx'

export const metadata: Metadata = { title: 'Choose a new password', referrer: 'no-referrer' }

export default async function ResetPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  let account: Account
  try {
    account = await requireResetLink(await getContext(), secret)
  } catch (error) {
    if (error instanceof RefusalError) return <SpentLink message={error.message} />
    throw error
  }
  return (
    <>
      <h1 className="font-semibold text-xl tracking-tight">Choose a new password</h1>
      <p className="mt-2 mb-6 text-md text-muted">
        For {account.name}. Every browser and token of yours will be signed out.
      </p>
      <ResetForm secret={secret} />
    </>
  )
}
