'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useCommands } from '../ui/use-commands.ts'
import { useListWalk } from '../ui/use-list-walk.ts'

export type HomeEntry = { key: string; href: string; heading?: string; content: ReactNode }

type Props = {
  entries: readonly HomeEntry[]
  /** Where Enter leads while no entry is chosen. */
  first: { name: string; href: string } | null
}

/** What waits, entry under entry: walked with J and K, opened with Enter. */
export function HomeList({ entries, first }: Props) {
  const router = useRouter()
  const { current, rowProps } = useListWalk({
    count: entries.length,
    what: 'entries',
    onOpen: (index) => router.push(entries[index]?.href ?? '/'),
  })
  useCommands([
    {
      id: 'home.first',
      name: first?.name ?? 'Continue',
      group: 'Home',
      keys: ['enter'],
      when: () => first !== null && current < 0,
      run: () => router.push(first?.href ?? '/'),
    },
  ])
  return (
    <ul className="grid gap-3">
      {entries.map(({ key, heading, content }, index) => (
        <li
          key={key}
          {...rowProps(index)}
          className="rounded-lg data-current:outline-2 data-current:outline-accent data-current:outline-offset-2"
        >
          {heading ? <h2 className="pt-4 pb-2 font-semibold text-muted first:pt-0">{heading}</h2> : null}
          {content}
        </li>
      ))}
    </ul>
  )
}
