'use client'

import { Pencil, Redo2, Trash2, Undo2, UploadCloud } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/class-names.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import type { Draft, SentBook } from './book.ts'

type Props = {
  book: SentBook
  draft: Draft | null
  inDraft: boolean
  state: 'saved' | 'saving' | 'waiting' | 'refused'
  /** Why edits wait to be sent. */
  waitsFor: string | null
  canUndo: boolean
  canRedo: boolean
  onUndo: () => void
  onRedo: () => void
  onShowDraft: (show: boolean) => void
  onEdit: () => void
  onDrop: () => void
  onPublish: () => void
}

const states = { saved: 'Draft saved', saving: 'Saving …', refused: 'The last edit was not taken' }
const looks: Partial<Record<Props['state'], string>> = { refused: 'text-danger', waiting: 'text-warn' }

function stateWords({ state, waitsFor }: Pick<Props, 'state' | 'waitsFor'>): string {
  return state === 'waiting' ? `Kept on this device (${waitsFor}); trying again` : states[state]
}

/** What the book is in now: the version in force, or a draft with what can be done with it. */
export function BookHeader(props: Props) {
  const { book, draft, inDraft, state } = props
  const next = (book.versions[0]?.number ?? 0) + 1
  return (
    <div className="mb-5 flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 grow">
        <h1 className="font-semibold text-xl tracking-tight">Label book</h1>
        <p className="mt-1 text-md text-muted">
          {inDraft
            ? `Draft of version ${next}. Labelers see none of it until you publish.`
            : book.latest
              ? `Version ${book.latest.number}, in force`
              : 'What the classes mean, and how to tell them apart'}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {draft && book.latest ? (
          <Segmented
            label="Version or draft"
            value={inDraft ? 'draft' : 'version'}
            onChange={(value) => props.onShowDraft(value === 'draft')}
            options={[
              { value: 'version', label: `Version ${book.latest.number}` },
              { value: 'draft', label: `Draft of ${next}` },
            ]}
          />
        ) : null}
        {inDraft ? (
          <>
            <span aria-live="polite" className={cn('text-sm', looks[state] ?? 'text-faint')}>
              {stateWords(props)}
            </span>
            <Button variant="quiet" disabled={!props.canUndo} onClick={props.onUndo}>
              <Undo2 aria-hidden /> Undo
            </Button>
            <Button variant="quiet" size="icon" aria-label="Redo" disabled={!props.canRedo} onClick={props.onRedo}>
              <Redo2 aria-hidden />
            </Button>
            {draft?.parent ? (
              <Button variant="quiet" onClick={props.onDrop}>
                <Trash2 aria-hidden /> Drop the draft
              </Button>
            ) : null}
            <Button variant="primary" onClick={props.onPublish}>
              <UploadCloud aria-hidden /> Publish …
            </Button>
          </>
        ) : null}
        {!inDraft && book.may.change && !draft ? (
          <Button variant="primary" onClick={props.onEdit}>
            <Pencil aria-hidden /> Edit <Kbd keys="e" className="border-transparent bg-black/15 text-on-accent" />
          </Button>
        ) : null}
      </div>
    </div>
  )
}
