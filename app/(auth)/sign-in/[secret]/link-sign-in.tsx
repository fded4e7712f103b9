'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { signIn } from '#lib/client/sign-in.ts'

export function LinkSignIn({ secret }: { secret: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    signIn({ link: secret }).then(
      () => window.location.replace('/'),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    )
  }, [secret])

  return (
    <div role="status">
      <h1 className="font-semibold text-xl tracking-tight">
        {problem ? 'This link does not work any more' : 'Signing in …'}
      </h1>
      {problem ? (
        <>
          <p className="mt-3 mb-6 text-md text-muted">{problem}</p>
          <Button asChild size="lg">
            <Link href="/sign-in">Sign in with a password</Link>
          </Button>
        </>
      ) : null}
    </div>
  )
}
