'use client'
import type { ReactNode } from 'react'
import type { ReviewItemView } from '#lib/domain/review/review-view.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { AnswerEditor, isFinished } from './answer-editor.tsx'

type Props = {
  view: ReviewItemView
  /** What is voted or decided so far. */
  value: Answer | null
  busy: boolean
  /** Others that the decision is applied to as well, and how many there are; null for an answer that is this item's. */
  like: { chosen: number; others: number; open: boolean } | null
  onChange: (answer: Answer | null) => void
  onDraw: () => void
  onSend: () => void
  onLike: () => void
  onPark: (() => void) | null
  onNext: (() => void) | null
  /** The form of the ruling. */
  children: ReactNode
  /** The form of parking, while it is open. */
  parking: ReactNode
}

/** Where one votes, then rules: always in sight below what was said. */
export function DecisionPanel(props: Props) {
  const { view, value, busy, like, onChange, onDraw, onSend, onLike, onPark, onNext, children, parking } = props
  const revealed = view.revealed !== null
  return (
    <section
      aria-label={revealed ? 'Ruling' : 'Vote'}
      className="grid max-h-[72%] shrink-0 gap-2.5 overflow-y-auto border-line border-t p-3"
    >
      <h4 className="font-medium">{revealed ? 'Rule: take a letter, or decide anew' : 'Your vote'}</h4>
      <AnswerEditor
        question={view.question}
        value={value}
        onChange={onChange}
        onDraw={onDraw}
        label={revealed ? 'What is decided' : 'Your vote'}
        nothingKey={!revealed}
      />
      {children}
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
        <Button variant="primary" busy={busy} disabled={!isFinished(value)} onClick={onSend} className="mr-1">
          {sendWords(revealed, view.state === 'ruled', like?.open ? like.chosen : 0)}
          <Kbd keys="mod+enter" />
        </Button>
        {onPark ? (
          <Button variant="quiet" onClick={onPark}>
            Park <Kbd keys="p" />
          </Button>
        ) : null}
        {onNext ? (
          <Button variant="quiet" onClick={onNext}>
            Next open item
          </Button>
        ) : null}
        {like && !like.open ? (
          <Button variant="quiet" onClick={onLike}>
            Apply to {like.others === 1 ? 'the other' : `all ${like.others}`} like this … <Kbd keys="a" />
          </Button>
        ) : null}
      </div>
      {parking}
    </section>
  )
}

function sendWords(revealed: boolean, ruled: boolean, others: number): string {
  if (!revealed) return 'Vote and see the answers'
  const word = ruled ? 'Rule anew' : 'Rule'
  return others > 0 ? `${word} on this and ${others} like it` : word
}
