'use client'
import { useEffect, useRef } from 'react'
import { fieldLook } from '#components/ui/input.tsx'
import type { TextQuestion } from '#lib/domain/schema/question.ts'

type Props = {
  question: TextQuestion
  value: string
  readOnly: boolean
  onChange: (text: string) => void
  /** The text as the published conventions read it, when that differs from what is typed. */
  readAs?: string | null
}

/** Where a transcript is typed. The person's own text is kept as typed; how it will be read stands below. */
export function TranscriptField({ question, value, readOnly, onChange, readAs }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!readOnly) field.current?.focus()
  }, [readOnly])
  return (
    <div className="flex flex-col gap-1 border-line border-t bg-surface p-3">
      <label className="font-medium" htmlFor={`transcript-${question.id}`}>
        {question.name}
      </label>
      <textarea
        ref={field}
        id={`transcript-${question.id}`}
        dir="auto"
        lang={question.language}
        value={value}
        readOnly={readOnly}
        spellCheck
        rows={3}
        onChange={(event) => onChange(event.target.value)}
        className={`${fieldLook} min-h-20 resize-y py-2 text-lg leading-7`}
      />
      <p className="min-h-4 text-faint text-sm" aria-live="polite">
        {readAs !== null && readAs !== undefined && readAs !== value ? (
          <>
            read as <span className="text-ink">“{readAs}”</span>
          </>
        ) : null}
      </p>
    </div>
  )
}
