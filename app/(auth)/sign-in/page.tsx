import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { readPage } from '#app/guarded-page.ts'
import { needsSetUp } from '#lib/server/accounts/set-up.ts'
import { returnPath } from '../return-path.ts'
import { SignInForm } from './sign-in-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const next = returnPath((await searchParams).next)
  const { ctx, actor } = await readPage()
  if (actor) redirect(next)
  if (await needsSetUp(ctx)) {
    return (
      <>
        <h1 className="font-semibold text-xl tracking-tight">Nobody has an account yet</h1>
        <p className="mt-3 text-md text-muted">
          The server printed a set-up link in its terminal when it started. Open that link to make the first account. It
          works once, for a day; starting the server again prints a new one.
        </p>
      </>
    )
  }
  return (
    <>
      <h1 className="mb-6 font-semibold text-xl tracking-tight">Sign in</h1>
      <SignInForm next={next} />
    </>
  )
}
