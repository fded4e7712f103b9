'use client'

import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { callApi } from '#lib/client/api.ts'
import { signIn } from '#lib/client/sign-in.ts'

type Props = {
  /** Which route makes the account; each takes the link's secret. */
  route: 'set-up' | 'join'
  secret: string
  /** The address that the link is for, if it is for one person alone. */
  email: string | null
  button: string
}

/** Makes an account by a link, then signs in with it. */
export function PersonForm({ route, secret, email: fixed, button }: Props) {
  const [person, setPerson] = useState({ name: '', email: fixed ?? '', password: '' })
  const { busy, error, run } = useTask()
  const field = (name: keyof typeof person) => ({
    value: person[name],
    required: true,
    onChange: (event: { target: HTMLInputElement }) => setPerson({ ...person, [name]: event.target.value }),
  })
  const errorOf = (name: string) => (error?.field === name ? error.message : undefined)

  async function submit(event: FormEvent) {
    event.preventDefault()
    await run(async () => {
      const body = route === 'join' ? { secret, person } : { secret, ...person }
      const made = await callApi<{ project?: string } | undefined>(`/api/v1/${route}`, { method: 'POST', body })
      await signIn(person)
      window.location.assign(made?.project ? `/projects/${made.project}` : '/')
      await new Promise(() => {})
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {error && !['name', 'email', 'password'].includes(error.field ?? '') ? (
        <Notice tone="danger">{error.message}</Notice>
      ) : null}
      <Field label="Name" hint="As the others in your projects know you." error={errorOf('name')}>
        {(wiring) => <Input {...wiring} className="h-10 text-md" {...field('name')} autoComplete="name" autoFocus />}
      </Field>
      <Field label="Email address" error={errorOf('email')}>
        {(wiring) => (
          <Input
            {...wiring}
            className="h-10 text-md"
            {...field('email')}
            type="email"
            autoComplete="username"
            readOnly={fixed !== null}
          />
        )}
      </Field>
      <Field label="Password" hint="At least 10 characters." error={errorOf('password')}>
        {(wiring) => (
          <Input
            {...wiring}
            className="h-10 text-md"
            {...field('password')}
            type="password"
            autoComplete="new-password"
            minLength={10}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-1">
        {button}
      </Button>
    </form>
  )
}
