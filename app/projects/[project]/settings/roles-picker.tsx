'use client'

import { ChevronDown } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { roles as allRoles, type Role, roleNames, roleSet } from '#lib/domain/project/roles.ts'

const meanings: Record<Role, string> = {
  labeler: 'Labels items, and sees only their own work.',
  sme: 'Reviews disagreements and rules on them.',
  lead: 'Runs the project and sees everything in it.',
  engineer: 'Imports items; reads agreement and releases.',
}

type ListProps = { roles: readonly Role[]; onChange: (roles: Role[]) => void }

/** The set of roles to tick, with what each means. */
export function RolesList({ roles, onChange }: ListProps) {
  return (
    <>
      {allRoles.map((role) => (
        <Checkbox
          key={role}
          label={roleNames[role]}
          hint={meanings[role]}
          checked={roles.includes(role)}
          onChange={(event) =>
            onChange(roleSet(event.target.checked ? [...roles, role] : roles.filter((held) => held !== role)))
          }
        />
      ))}
    </>
  )
}

/** The roles of a member, which a click opens to change. */
export function RolesPicker({ roles, label, onChange }: ListProps & { label: string }) {
  return (
    <Popover
      trigger={
        <Button variant="quiet" className="-ml-3 font-normal text-ink" aria-label={label}>
          {roles.map((role) => roleNames[role]).join(', ')}
          <ChevronDown className="text-faint" />
        </Button>
      }
    >
      <RolesList roles={roles} onChange={onChange} />
    </Popover>
  )
}
