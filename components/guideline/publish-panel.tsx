'use client'

import { useState } from 'react'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import { ChangeList } from '../definition/change-list.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { type Effect, EffectView } from './effect-view.tsx'

type Props = {
  /** Null while it is being worked out. */
  effect: (Effect & { changes: readonly Change[] }) | null
  /** Null for the first version. */
  before: Definition | null
  after: Definition
  problem: string | null
  onPublish: (note: string) => Promise<void>
  onClose: () => void
}

/** Everything that publishing will do, and the button that does it. */
export function PublishPanel({ effect, before, after, problem, onPublish, onClose }: Props) {
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const blocked = effect === null || effect.problems.length > 0 || effect.dropped.length > 0
  async function publish() {
    setBusy(true)
    await onPublish(note)
    setBusy(false)
  }
  return (
    <section aria-labelledby="publish-heading" className="grid gap-6">
      <header>
        <h2 id="publish-heading" className="font-semibold text-xl tracking-tight">
          Publish version {effect?.number ?? '…'}
        </h2>
        <p className="mt-1 max-w-prose text-muted">
          A published version never changes. Labelers see what changed before their next item; rounds that are open keep
          the version that they began with.
        </p>
      </header>
      {effect ? <Obstacles effect={effect} /> : null}
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {before ? (
        <>
          <div className="grid gap-3">
            <h3 className="font-medium">What changes</h3>
            {effect === null ? <Skeleton className="h-16" /> : null}
            {effect && effect.changes.length === 0 ? <p className="text-muted">Nothing yet.</p> : null}
            {effect ? <ChangeList changes={effect.changes} /> : null}
          </div>
          <div className="grid gap-3">
            <h3 className="font-medium">What becomes of the labels</h3>
            {effect ? <EffectView effect={effect} before={before} after={after} full /> : <Skeleton className="h-24" />}
          </div>
        </>
      ) : (
        <p className="max-w-prose">This is the first version: with it, items can be labeled.</p>
      )}
      <Field label="Note to labelers (optional)" hint="Why it changed, in a sentence.">
        {(field) => (
          <Textarea
            {...field}
            rows={2}
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button variant="primary" size="lg" disabled={blocked} busy={busy} onClick={() => void publish()}>
          Publish version {effect?.number ?? ''}
        </Button>
        <Button size="lg" onClick={onClose}>
          Back to the draft
        </Button>
      </div>
    </section>
  )
}

/** What must be mended first. */
function Obstacles({ effect }: { effect: Effect }) {
  if (effect.problems.length === 0 && effect.dropped.length === 0) return null
  return (
    <Notice tone="warn">
      <p className="font-medium">Before it can be published:</p>
      <ul className="mt-1 list-disc pl-5">
        {effect.problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{message}</li>
        ))}
        {effect.dropped.map(({ questionName, className, labels }) => (
          <li key={`${questionName} ${className}`}>
            {labels} labels use “{className ?? questionName}”, which the draft dropped. Put it back, then merge it or
            remove it as a step of its own.
          </li>
        ))}
      </ul>
    </Notice>
  )
}
