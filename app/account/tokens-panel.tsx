'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { CopyField } from '#components/ui/copy-field.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/table.tsx'
import { callApi } from '#lib/client/api.ts'

type Token = { id: string; name: string; createdAt: string; expiresAt: string | null; lastUsedAt: string | null }

const lifetimes = [
  { value: '30', name: '30 days' },
  { value: '90', name: '90 days' },
  { value: '365', name: 'a year' },
  { value: '', name: 'no end' },
]

/** Tokens with which one's own programs read and write in one's name. */
export function TokensPanel({ tokens }: { tokens: Token[] }) {
  const router = useRouter()
  const { busy, error, run } = useTask()
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [made, setMade] = useState<string | null>(null)

  async function create(event: FormEvent) {
    event.preventDefault()
    await run(async () => {
      const body = { name, days: days === '' ? null : Number(days) }
      const { token } = await callApi<{ token: string }>('/api/v1/tokens', { method: 'POST', body })
      setMade(token)
      setName('')
      router.refresh()
    })
  }
  const revoke = (id: string) =>
    run(async () => {
      await callApi(`/api/v1/tokens/${id}`, { method: 'DELETE' })
      router.refresh()
    })

  return (
    <Panel title="API tokens" note="For your programs: each may do what you may, in every project of yours.">
      {made ? (
        <Notice tone="accent" className="mb-4 grid gap-2 py-3">
          <p>Copy the token now; it can’t be shown again. Send it as “Authorization: Bearer …”.</p>
          <CopyField text={made} label="New token" />
        </Notice>
      ) : null}
      {tokens.length > 0 ? (
        <Table className="mb-4">
          <thead>
            <Row>
              <HeadCell>Name</HeadCell>
              <HeadCell>Made</HeadCell>
              <HeadCell>Ends</HeadCell>
              <HeadCell>Last used</HeadCell>
              <HeadCell>
                <span className="sr-only">Actions</span>
              </HeadCell>
            </Row>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <Row key={token.id}>
                <Cell className="font-medium">{token.name}</Cell>
                <Cell className="text-muted">{token.createdAt.slice(0, 10)}</Cell>
                <Cell className="text-muted">{token.expiresAt?.slice(0, 10) ?? 'no end'}</Cell>
                <Cell className="text-muted">{token.lastUsedAt?.slice(0, 10) ?? 'never'}</Cell>
                <Cell className="text-right">
                  <Button size="sm" variant="quiet" onClick={() => revoke(token.id)}>
                    Revoke
                  </Button>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
      <form onSubmit={create} className="flex flex-wrap items-start gap-3">
        <Field label="What it is for" className="grow basis-48" error={error?.message}>
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxLength={100}
              placeholder="training pipeline"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Good for" className="w-32">
          {(wiring) => (
            <Select {...wiring} value={days} onChange={(event) => setDays(event.target.value)}>
              {lifetimes.map((lifetime) => (
                <option key={lifetime.value} value={lifetime.value}>
                  {lifetime.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" busy={busy} className="mt-5">
          Make a token
        </Button>
      </form>
    </Panel>
  )
}
