'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { type ExampleKind, exampleKinds } from '#lib/domain/definition/guideline.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ExampleMedia, exampleWords } from './example-strip.tsx'
import type { ExampleItem } from './example-view.ts'

export type Candidate = { id: ItemId; externalId: string; chose: number; answers: number }

type Props = {
  className: string
  /** Null while they are being looked for. */
  candidates: readonly Candidate[] | null
  type: ExampleItem['type']
  taken: ReadonlySet<ItemId>
  onPick: (item: ItemId, kind: ExampleKind, note: string) => Promise<string | null>
  onClose: () => void
}

/** Closed items that were given a class, the clearest first; one choice makes each an example of some kind. */
export function ExamplePicker({ className, candidates, type, taken, onPick, onClose }: Props) {
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const free = candidates?.filter(({ id }) => !taken.has(id)) ?? null
  return (
    <div className="grid gap-3 rounded-md bg-sunken p-3">
      <div className="flex items-center gap-2">
        <p className="grow text-sm">
          Items that somebody called <strong>{className}</strong>; first those on which all agreed.
        </p>
        <Button variant="quiet" size="icon-sm" aria-label="Close the list of items" onClick={onClose}>
          <X />
        </Button>
      </div>
      <Input
        aria-label="What it shows (optional)"
        placeholder="What it shows (optional)"
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      {problem ? (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      ) : null}
      {free === null ? <Skeleton className="h-32" /> : null}
      {free?.length === 0 ? (
        <p className="text-muted">No closed item has this class yet. Label a round, and close it, first.</p>
      ) : (
        <ul className="grid max-h-96 grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3 overflow-y-auto">
          {free?.map((item) => (
            <li key={item.id} className="grid content-start gap-1">
              <ExampleMedia small example={{ kind: 'example', note: '', shown: { ...item, type } }} />
              <span className="text-muted text-xs tabular-nums">
                {item.chose} of {item.answers} said so
              </span>
              <span className="flex flex-wrap gap-1">
                {exampleKinds.map((kind) => (
                  <Button
                    key={kind}
                    size="icon-sm"
                    title={exampleWords[kind].one}
                    aria-label={`${exampleWords[kind].one}: ${item.externalId}`}
                    className={exampleWords[kind].tone}
                    onClick={() => void onPick(item.id, kind, note).then(setProblem)}
                  >
                    {exampleWords[kind].icon}
                  </Button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
