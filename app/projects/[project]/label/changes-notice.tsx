'use client'

import { ChangeList } from '#components/definition/change-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Link } from '#components/ui/link.tsx'
import { useCommands } from '#components/ui/use-commands.ts'
import type { Changes } from './claims.ts'

type Props = { changes: Changes; project: string; onRead: () => void }

/** What changed in the definition, before the first item under it. */
export function ChangesNotice({ changes, project, onRead }: Props) {
  useCommands([{ id: 'changes.read', name: 'Go on labeling', group: 'Labeling', keys: ['enter'], run: onRead }])
  const { from, to, note } = changes
  return (
    <main className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-6">
      <section className="grid w-full max-w-2xl gap-4" aria-labelledby="changes-title">
        <div>
          <h1 id="changes-title" className="font-semibold text-xl tracking-tight">
            The definition has changed
          </h1>
          <p className="mt-1 text-md text-muted">
            You last labeled under version {from.number}; what comes now is labeled under version {to.number}.
          </p>
        </div>
        {note ? <p className="border-accent border-l-2 pl-3 text-md">{note}</p> : null}
        {changes.changes.length === 0 ? (
          <p className="text-md">Nothing that you are asked, and no entry of the label book, is different.</p>
        ) : (
          <ChangeList changes={changes.changes} />
        )}
        <div className="flex items-center gap-3">
          <Button variant="primary" size="lg" onClick={onRead}>
            I have read it, go on <Kbd keys="enter" className="border-transparent bg-white/15 text-on-accent" />
          </Button>
          <Button asChild variant="quiet">
            <Link href={`/projects/${project}/guideline`}>Open the label book</Link>
          </Button>
        </div>
      </section>
    </main>
  )
}
