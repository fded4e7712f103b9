'use client'

import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { callApi } from '#lib/client/api.ts'
import { signIn } from '#lib/client/sign-in.ts'

type Props = { person: { id: string; email: string }; onDone: () => void }

/** Signing in again in place: the item stays as it is, and what waits on this device is sent afterwards. */
export function SignInAgain({ person, onDone }: Props) {
  const { busy, error, run } = useTask()
  const [password, setPassword] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await run(async () => {
      await signIn({ email: person.email, password })
      const { id } = await callApi<{ id: string }>('/api/v1/me')
      if (id !== person.id) window.location.reload() // someone else: their own work, not this person's
    })
    if (done) onDone()
  }

  return (
    <form
      onSubmit={submit}
      aria-label="Sign in again"
      className="flex flex-none flex-wrap items-center gap-2 border-danger border-b bg-danger-soft px-3 py-2"
    >
      <p className="grow text-danger">
        {error ? error.message : 'You are signed out. Nothing is lost: your answers are kept on this device.'}
      </p>
      <input type="hidden" autoComplete="username" value={person.email} readOnly />
      <Input
        type="password"
        autoComplete="current-password"
        aria-label={`Password of ${person.email}`}
        placeholder="Password"
        required
        className="w-48"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy}>
        Sign in and go on
      </Button>
    </form>
  )
}
