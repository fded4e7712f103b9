'use client'

import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import { Select } from '#components/ui/select.tsx'
import { Cell, Row } from '#components/ui/table.tsx'
import { type MemberKind, memberKindNames, memberKinds, type Role } from '#lib/domain/project/roles.ts'
import type { Person } from './people.ts'
import { RolesPicker } from './roles-picker.tsx'

type Props = {
  member: Person
  isMe: boolean
  onRoles: (roles: Role[]) => void
  onKind: (kind: MemberKind) => void
  onResetLink: () => void
  onRemove: () => void
}

export function MemberRow({ member, isMe, onRoles, onKind, onResetLink, onRemove }: Props) {
  const [removing, setRemoving] = useState(false)
  return (
    <Row>
      <Cell>
        <span className="font-medium">{member.name}</span>
        {isMe ? <span className="text-faint"> (you)</span> : null}
        <span className="ml-2 inline-flex gap-1">
          {member.simulated ? <Badge tone="warn">simulated</Badge> : null}
          {member.disabled ? <Badge tone="danger">shut out</Badge> : null}
          {member.email || member.simulated ? null : <Badge>imported, no sign-in</Badge>}
        </span>
        {member.email ? <span className="block text-faint text-sm">{member.email}</span> : null}
      </Cell>
      <Cell>
        <RolesPicker roles={member.roles} label={`Roles of ${member.name}`} onChange={onRoles} />
      </Cell>
      <Cell>
        <Select
          aria-label={`Kind of ${member.name}`}
          value={member.kind}
          onChange={(event) => onKind(event.target.value as MemberKind)}
          quiet
          className="-ml-2.5 w-32"
        >
          {memberKinds.map((kind) => (
            <option key={kind} value={kind}>
              {memberKindNames[kind]}
            </option>
          ))}
        </Select>
      </Cell>
      <Cell className="font-mono text-muted text-sm">{member.pseudonym}</Cell>
      <Cell className="text-right">
        {removing ? (
          <span className="inline-flex items-center gap-2">
            <Button size="sm" variant="danger" onClick={onRemove}>
              Remove from project
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setRemoving(false)}>
              Keep
            </Button>
          </span>
        ) : (
          <Menu
            trigger={
              <Button variant="quiet" size="icon-sm" aria-label={`More for ${member.name}`}>
                <Ellipsis />
              </Button>
            }
          >
            {member.email ? <MenuItem onSelect={onResetLink}>Link for a new password</MenuItem> : null}
            {member.email ? <MenuSeparator /> : null}
            <MenuItem onSelect={() => setRemoving(true)}>Remove from project …</MenuItem>
          </Menu>
        )}
      </Cell>
    </Row>
  )
}
