import type { Metadata } from 'next'
import { LinkSignIn } from './link-sign-in.tsx'

export const metadata: Metadata = { title: 'Sign in', referrer: 'no-referrer' }

type Props = { params: Promise<{ secret: string }> }

/** A one-time link. Opening the page uses nothing up (previews open pages too); the browser itself does. */
export default async function LinkSignInPage({ params }: Props) {
  return <LinkSignIn secret={(await params).secret} />
}
