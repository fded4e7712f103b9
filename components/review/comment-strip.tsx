'use client'
import { useEffect, useRef, useState } from 'react'
import type { CommentAnchor, SeenComment } from '#lib/domain/review/comment.ts'
import type { ReviewItemView } from '#lib/domain/review/review-view.ts'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Select } from '../ui/select.tsx'
import { type AnchorChoice, anchorWords } from './anchors.ts'

type Props = {
  view: ReviewItemView
  comments: readonly SeenComment[]
  /** Where a new one can be pinned; null while none is written. */
  choices: readonly AnchorChoice[] | null
  busy: boolean
  onLook: (anchor: CommentAnchor) => void
  /** Another kind of place was chosen: `place` waits for a click. */
  onKind: (key: string) => void
  onSend: (text: string, anchor: CommentAnchor | null) => void
  onClose: () => void
}

/** What was said on the item, each pinned to its place; the number is the one on the picture or the waveform. */
export function CommentStrip({ view, comments, choices, busy, onLook, onKind, onSend, onClose }: Props) {
  if (comments.length === 0 && !choices) return null
  return (
    <section
      aria-label="Comments"
      className="grid max-h-40 shrink-0 gap-1 overflow-y-auto border-line border-t bg-surface px-3 py-2"
    >
      <ol className="grid gap-0.5">
        {comments.map((comment, index) => (
          <li key={comment.id} className="flex items-baseline gap-2">
            <span className="w-4 shrink-0 text-right text-faint text-sm tabular-nums">{index + 1}</span>
            {comment.anchor ? (
              <button
                type="button"
                title="Look there"
                onClick={() => comment.anchor && onLook(comment.anchor)}
                className="shrink-0 rounded-sm bg-accent-soft px-1.5 text-accent-strong text-sm"
              >
                {anchorWords(comment.anchor, view)}
              </button>
            ) : null}
            <span className="min-w-0 break-words">
              {comment.text} <span className="whitespace-nowrap text-faint text-sm">{comment.author}</span>
            </span>
          </li>
        ))}
      </ol>
      {choices ? <CommentForm {...{ choices, busy, onKind, onSend, onClose }} /> : null}
    </section>
  )
}

type FormProps = Pick<Props, 'busy' | 'onKind' | 'onSend' | 'onClose'> & { choices: readonly AnchorChoice[] }

function CommentForm({ choices, busy, onKind, onSend, onClose }: FormProps) {
  const [text, setText] = useState('')
  const [kind, setKind] = useState(choices[0]?.key ?? 'item')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const chosen = choices.find(({ key }) => key === kind) ?? choices.at(-1)
  const ready = text.trim() !== '' && chosen?.anchor !== undefined
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !busy) onSend(text, chosen?.anchor ?? null)
      }}
    >
      <Select
        aria-label="Pinned to"
        className="w-44"
        value={chosen?.key ?? 'item'}
        onChange={(event) => {
          setKind(event.target.value)
          onKind(event.target.value)
        }}
      >
        {choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </Select>
      <Input
        ref={field}
        aria-label="Comment"
        placeholder="What should the others look at?"
        className="w-auto min-w-40 flex-1"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="sm" variant="primary" busy={busy} disabled={!ready}>
        Comment <Kbd keys="enter" />
      </Button>
      <Button size="sm" variant="quiet" onClick={onClose}>
        Close <Kbd keys="escape" />
      </Button>
    </form>
  )
}
