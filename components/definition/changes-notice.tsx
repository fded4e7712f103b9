'use client'

import { useEffect, useRef } from 'react'
import type { Change } from '#lib/domain/definition/diff.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useCommands } from '../ui/use-commands.ts'
import { ChangeList } from './change-list.tsx'

type Props = {
  from: number
  to: number
  /** What the lead says of the version. */
  note: string
  changes: readonly Change[]
  /** Called once they have read it; the next item follows. */
  onRead: () => void
  busy?: boolean
}

/** What changed in the definition, shown before the next item and in its place. */
export function ChangesNotice({ from, to, note, changes, onRead, busy }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useCommands([
    { id: 'changes.read', name: 'I have read what changed', group: 'Definition', keys: ['enter'], run: onRead },
  ])
  return (
    <section
      aria-labelledby="changes-heading"
      className="mx-auto my-10 grid w-full max-w-2xl gap-4 rounded-lg border border-line bg-surface p-6"
    >
      <div>
        <p className="text-accent text-sm">
          Version {from} → version {to}
        </p>
        <h2 id="changes-heading" ref={heading} tabIndex={-1} className="font-semibold text-xl outline-none">
          The definition changed since you last labeled
        </h2>
        {note.trim() === '' ? null : <p className="mt-2 max-w-prose text-md text-muted">{note}</p>}
      </div>
      {changes.length > 0 ? <ChangeList changes={changes} /> : <p>Nothing that changes how you label.</p>}
      <div>
        <Button variant="primary" size="lg" onClick={onRead} busy={busy}>
          Go on to the next item <Kbd keys="enter" className="border-transparent bg-black/15 text-on-accent" />
        </Button>
      </div>
    </section>
  )
}
