'use client'

import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { callApi } from '#lib/client/api.ts'

export function PasswordPanel({ email }: { email: string }) {
  const say = useStatus()
  const { busy, error, run } = useTask()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await run(() => callApi('/api/v1/me/password', { method: 'PUT', body: { current, next } }))
    if (!done) return
    setCurrent('')
    setNext('')
    say('Password changed. Your other browsers are signed out.', 'good')
  }
  const isCurrent = error !== null && error.field !== 'password'

  return (
    <Panel title="Password" note="Changing it signs your other browsers out.">
      <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field label="Present password" className="grow basis-48" error={isCurrent ? error.message : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              type="password"
              autoComplete="current-password"
              required
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <Field
          label="New password"
          className="grow basis-48"
          hint="At least 10 characters."
          error={error && !isCurrent ? error.message : undefined}
        >
          {(wiring) => (
            <Input
              {...wiring}
              type="password"
              autoComplete="new-password"
              required
              minLength={10}
              value={next}
              onChange={(event) => setNext(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={busy} className="mt-5">
          Change
        </Button>
      </form>
    </Panel>
  )
}
