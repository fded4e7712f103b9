'use client'
import { useEffect, useRef } from 'react'
import { fieldLook } from '#components/ui/input.tsx'
import type { TextQuestion } from '#lib/domain/schema/question.ts'

type Props = {
  question: TextQuestion
  value: string
  readOnly: boolean
  /** Whether keys speak to this question: what is typed then goes into the field at once. */
  active: boolean
  onChange: (text: string) => void
}

/** Where a transcript is typed. The person's own text is kept as typed, whatever the conventions read it as. */
export function TranscriptField({ question, value, readOnly, active, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (active && !readOnly) field.current?.focus()
  }, [active, readOnly])
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
    </div>
  )
}
