'use client'

import { useRouter } from 'next/navigation'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/table.tsx'
import { callApi } from '#lib/client/api.ts'

type Account = { id: string; name: string; email: string; standing: 'admin' | 'member'; disabled: boolean }

/** For administrators: everyone who can sign in, and the means to shut one out at once. */
export function AccountsPanel({ accounts, me }: { accounts: Account[]; me: string }) {
  const router = useRouter()
  const say = useStatus()
  async function setDisabled(account: Account, disabled: boolean) {
    try {
      await callApi(`/api/v1/accounts/${account.id}`, { method: 'PATCH', body: { disabled } })
      say(disabled ? `${account.name} is shut out, as of now.` : `${account.name} can sign in again.`, 'good')
      router.refresh()
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), 'danger')
    }
  }
  return (
    <Panel title="Everyone on this server" note="You see this because you administer it.">
      <Table>
        <thead>
          <Row>
            <HeadCell>Name</HeadCell>
            <HeadCell>Address</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </Row>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <Row key={account.id}>
              <Cell>
                <span className="font-medium">{account.name}</span>{' '}
                {account.standing === 'admin' ? <Badge tone="accent">administrator</Badge> : null}{' '}
                {account.disabled ? <Badge tone="danger">shut out</Badge> : null}
              </Cell>
              <Cell className="text-muted">{account.email}</Cell>
              <Cell className="text-right">
                {account.id === me ? null : (
                  <Button
                    size="sm"
                    variant={account.disabled ? 'secondary' : 'quiet'}
                    onClick={() => setDisabled(account, !account.disabled)}
                  >
                    {account.disabled ? 'Let in again' : 'Shut out'}
                  </Button>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
