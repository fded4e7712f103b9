'use client'

import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { callApi } from '#lib/client/api.ts'
import { signIn } from '#lib/client/sign-in.ts'

export function ResetForm({ secret }: { secret: string }) {
  const [password, setPassword] = useState('')
  const { busy, error, run } = useTask()
  async function submit(event: FormEvent) {
    event.preventDefault()
    await run(async () => {
      const { email } = await callApi<{ email: string }>('/api/v1/reset', {
        method: 'POST',
        body: { secret, password },
      })
      await signIn({ email, password })
      window.location.assign('/')
      await new Promise(() => {})
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="New password" hint="At least 10 characters." error={error?.message}>
        {(wiring) => (
          <Input
            {...wiring}
            className="h-10 text-md"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Set the password and sign in
      </Button>
    </form>
  )
}
