'use client'

import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { commandRegistry } from '../ui/commands.ts'
import { Link } from '../ui/link.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx'
import type { ShellPerson } from './people.ts'
import { ThemeToggle } from './theme-toggle.tsx'

type Props = { person: ShellPerson; onSignOut: () => void }

/** Who is signed in, and what concerns only them. */
export function PersonMenu({ person, onSignOut }: Props) {
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label={`${person.name}: account menu`}>
          <span
            aria-hidden
            className="grid size-6 place-items-center rounded-full bg-accent-soft font-semibold text-accent-strong text-xs"
          >
            {initials(person.name)}
          </span>
        </Button>
      }
    >
      <MenuLabel>
        <span className="block font-medium text-base text-ink">{person.name}</span>
        {person.email}
      </MenuLabel>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden />
          Your account
        </Link>
      </MenuItem>
      <MenuItem
        icon={<Keyboard />}
        keys="?"
        onSelect={() =>
          commandRegistry
            .list()
            .find(({ id }) => id === 'keys')
            ?.run()
        }
      >
        Keys
      </MenuItem>
      <MenuSeparator />
      <div className="flex items-center gap-4 px-2 py-1">
        <span className="grow">Colours</span>
        <ThemeToggle />
      </div>
      <MenuSeparator />
      <MenuItem icon={<LogOut />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
