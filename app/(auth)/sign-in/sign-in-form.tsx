'use client'

import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { signIn } from '#lib/client/sign-in.ts'

type Props = { next: string; email?: string }

export function SignInForm({ next, email: given = '' }: Props) {
  const [email, setEmail] = useState(given)
  const [password, setPassword] = useState('')
  const { busy, error, run } = useTask()

  async function submit(event: FormEvent) {
    event.preventDefault()
    await run(async () => {
      await signIn({ email, password })
      window.location.assign(next)
      await new Promise(() => {}) // stays busy until the next page is there
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {error ? <Notice tone="danger">{error.message}</Notice> : null}
      <Field label="Email address">
        {(wiring) => (
          <Input
            {...wiring}
            className="h-10 text-md"
            type="email"
            autoComplete="username"
            required
            autoFocus={given === ''}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password" hint="Forgotten? Your project’s lead can make you a link to choose a new one.">
        {(wiring) => (
          <Input
            {...wiring}
            className="h-10 text-md"
            type="password"
            autoComplete="current-password"
            required
            autoFocus={given !== ''}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-1">
        {busy ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  )
}
