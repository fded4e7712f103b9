'use client'
import type { ReadAnswer } from '#lib/domain/definition/projected-answer.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { classesOf, type Question } from '#lib/domain/schema/question.ts'
import { Button } from '../ui/button.tsx'
import { Input, Textarea } from '../ui/input.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Swatch } from '../ui/swatch.tsx'

type Props = {
  question: Question
  value: Answer | null
  onChange: (answer: Answer | null) => void
  /** Opens the drawing surface for boxes. */
  onDraw: () => void
  label: string
  /** Whether N answers "nothing here" (once answers are shown it steps through the differences). */
  nothingKey: boolean
}

/** Gives an answer to the question: a vote, or what a ruling decides. Class keys are handled by the screen. */
export function AnswerEditor({ question, value, onChange, onDraw, label, nothingKey }: Props) {
  const lacks =
    value?.kind === 'lacks' ? null : (
      <button
        type="button"
        onClick={() => onChange({ kind: 'lacks', reason: '' })}
        className="w-fit rounded-sm text-muted text-sm hover:text-ink"
      >
        x lacks the information <Kbd keys="x" />
      </button>
    )
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{label}</legend>
      {question.kind === 'choice' ? (
        <div className="flex flex-wrap gap-1.5">
          {classesOf(question).map((one) => (
            <Button
              key={one.id}
              size="sm"
              aria-pressed={value?.kind === 'choice' && value.class === one.id}
              className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
              onClick={() => onChange({ kind: 'choice', class: one.id })}
            >
              <Swatch color={one.colour} />
              {one.name}
              {one.key ? <Kbd keys={one.key} /> : null}
            </Button>
          ))}
          {lacks}
        </div>
      ) : null}
      {question.kind === 'text' ? (
        <Textarea
          aria-label={label}
          dir="auto"
          lang={question.language}
          rows={2}
          value={value?.kind === 'text' ? value.text : ''}
          onChange={(event) => onChange(event.target.value === '' ? null : { kind: 'text', text: event.target.value })}
        />
      ) : null}
      {question.kind === 'text' ? lacks : null}
      {question.kind === 'boxes' ? (
        <div className="flex flex-wrap items-center gap-1.5">
          <Button size="sm" onClick={onDraw}>
            Draw <Kbd keys="b" />
          </Button>
          <Button size="sm" onClick={() => onChange({ kind: 'boxes', regions: [] })}>
            Nothing here {nothingKey ? <Kbd keys="n" /> : null}
          </Button>
          <span className="text-muted text-sm">
            {value?.kind === 'boxes' ? `${value.regions.length} drawn` : 'not answered yet'}
          </span>
          {lacks}
        </div>
      ) : null}
      {value?.kind === 'lacks' ? (
        <Input
          aria-label="What the item lacks"
          placeholder="What does it lack? (too dark, cut off, noise…)"
          value={value.reason}
          onChange={(event) => onChange({ kind: 'lacks', reason: event.target.value })}
        />
      ) : null}
    </fieldset>
  )
}

/** Something to edit from what was said: regions whose class must be labeled anew are left out. */
export function editableAnswer(answer: ReadAnswer): Answer {
  if (answer.kind !== 'boxes') return answer
  return { kind: 'boxes', regions: answer.regions.flatMap((region) => (region.class === null ? [] : [region])) }
}

/** Whether an answer is finished enough to be sent. */
export function isFinished(answer: Answer | null): answer is Answer {
  if (!answer) return false
  if (answer.kind === 'lacks') return answer.reason.trim() !== ''
  return answer.kind !== 'text' || answer.text.trim() !== ''
}
