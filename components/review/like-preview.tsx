'use client'
import { useEffect, useRef } from 'react'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { AgendaEntry } from '#lib/domain/review/review-view.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { AnswerWords } from './answer-words.tsx'
import { toggled } from './toggled.ts'

type Props = {
  title: string
  /** The others that show the same disagreement. */
  others: readonly AgendaEntry[]
  media: 'image' | 'audio' | 'other'
  question: Question
  /** What would be decided on each. */
  decided: Answer
  chosen: ReadonlySet<ItemId>
  onChange: (chosen: ReadonlySet<ItemId>) => void
  onClose: () => void
}

const stateWords: Record<AgendaEntry['state'], string | null> = {
  open: null,
  revealed: 'under discussion',
  ruled: 'ruled already: would be ruled anew',
  parked: 'parked',
}

/** The others that would be decided alike: each as it is, with nobody's answer, so that the decision is a vote too. */
export function LikePreview({ title, others, media, question, decided, chosen, onChange, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-label="Apply to others" className="flex min-h-0 flex-1 flex-col bg-sunken">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-surface px-3 py-2">
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-md outline-none">
          {chosen.size} of {others.length} others with {title}
        </h2>
        <span className="text-muted">
          would be: <AnswerWords answer={decided} question={question} />
        </span>
        <span className="ml-auto flex gap-1">
          <Button size="sm" onClick={() => onChange(new Set(others.map(({ item }) => item)))}>
            All
          </Button>
          <Button size="sm" onClick={() => onChange(new Set())}>
            None
          </Button>
          <Button size="sm" variant="quiet" onClick={onClose}>
            Close <Kbd keys="escape" />
          </Button>
        </span>
      </header>
      <ul className="grid min-h-0 flex-1 grid-cols-[repeat(auto-fill,minmax(190px,1fr))] content-start gap-2 overflow-y-auto p-3">
        {others.map((entry) => (
          <li key={entry.item}>
            <label className="grid cursor-pointer gap-1 rounded-md border border-line bg-surface p-1.5 has-checked:border-accent has-checked:bg-accent-soft">
              {media === 'image' ? (
                <img
                  src={`/api/media/${entry.item}/thumbnail`}
                  alt={entry.name}
                  loading="lazy"
                  className="h-32 w-full rounded-sm bg-sunken object-contain"
                />
              ) : null}
              {media === 'audio' ? (
                <audio
                  controls
                  preload="none"
                  src={`/api/media/${entry.item}/primary`}
                  aria-label={`Recording ${entry.name}`}
                  className="h-9 w-full"
                >
                  <track kind="captions" />
                </audio>
              ) : null}
              <span className="flex items-center gap-2">
                <input
                  type="checkbox"
                  checked={chosen.has(entry.item)}
                  onChange={() => onChange(toggled(chosen, entry.item))}
                  className="size-4 shrink-0 accent-(--accent)"
                />
                <span className="truncate" title={entry.name}>
                  {entry.name}
                </span>
              </span>
              {stateWords[entry.state] ? <span className="text-faint text-sm">{stateWords[entry.state]}</span> : null}
            </label>
          </li>
        ))}
      </ul>
      <p className="border-line border-t bg-surface px-3 py-2 text-muted text-sm">
        Nobody’s answers to these items are shown: where you have not voted, the ruling is your vote. Take out what
        looks different. Each gets a ruling of its own with the same reason, and can be ruled anew.
      </p>
    </section>
  )
}
