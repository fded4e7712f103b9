'use client'

import { ArrowLeftRight, Check } from 'lucide-react'
import { roleNames } from '#lib/domain/project/roles.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem, MenuLabel } from '../ui/menu.tsx'
import type { DemoPerson } from './people.ts'

type Props = { people: readonly DemoPerson[]; current: string; onSwitch: (id: string) => void; busy: boolean }

/** In the demo alone: become another person of the project without typing. */
export function DemoSwitcher({ people, current, onSwitch, busy }: Props) {
  const me = people.find(({ id }) => id === current)
  return (
    <Menu
      trigger={
        <Button size="sm" busy={busy} className="border-dashed">
          <ArrowLeftRight aria-hidden />
          <span className="hidden sm:inline">Demo: you are</span> {me?.name ?? 'a visitor'}
        </Button>
      }
    >
      <MenuLabel>Go on as</MenuLabel>
      {people.map((person) => (
        <MenuItem
          key={person.id}
          icon={<Check className={person.id === current ? '' : 'invisible'} />}
          disabled={person.id === current}
          onSelect={() => onSwitch(person.id)}
        >
          {person.name}
          <span className="ml-2 text-faint text-sm">{person.roles.map((role) => roleNames[role]).join(', ')}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}
