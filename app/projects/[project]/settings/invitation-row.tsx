'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Cell, Row } from '#components/ui/table.tsx'
import { memberKindNames, roleNames } from '#lib/domain/project/roles.ts'
import type { Invitation } from './people.ts'

type Props = { invitation: Invitation; onTakeBack: () => void }

export function InvitationRow({ invitation, onTakeBack }: Props) {
  return (
    <Row>
      <Cell>
        <span className="text-muted">{invitation.email ?? 'Whoever has the link'}</span>{' '}
        <Badge tone="outline">invited until {invitation.expiresAt.slice(0, 10)}</Badge>
      </Cell>
      <Cell className="text-muted">{invitation.roles.map((role) => roleNames[role]).join(', ')}</Cell>
      <Cell className="text-muted">{memberKindNames[invitation.kind]}</Cell>
      <Cell />
      <Cell className="text-right">
        <Button size="sm" variant="quiet" onClick={onTakeBack}>
          Take back
        </Button>
      </Cell>
    </Row>
  )
}
