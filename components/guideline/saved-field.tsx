'use client'

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Field } from '../ui/field.tsx'
import { Input, Textarea } from '../ui/input.tsx'

type Props = {
  label: ReactNode
  hint?: ReactNode
  value: string
  /** Keeps the value; says why when it is refused. */
  onSave: (value: string) => Promise<string | null>
  lines?: number
  className?: string
  inputClassName?: string
  maxLength?: number
}

/** How long after the last stroke a text is kept, in ms. */
const quietMs = 800

/** A field that keeps what is typed by itself: when one pauses, leaves the field, or leaves the page. */
export function SavedField({ label, hint, value, onSave, lines, className, inputClassName, maxLength }: Props) {
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string | null>(null)
  const kept = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ text, onSave })
  useLayoutEffect(() => {
    latest.current = { text, onSave }
  })

  useEffect(() => {
    if (latest.current.text === kept.current) setText(value)
    kept.current = value
  }, [value])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      const last = latest.current
      if (last.text !== kept.current) void last.onSave(last.text)
    },
    [],
  )

  async function save() {
    clearTimeout(timer.current)
    const typed = latest.current.text
    if (typed === kept.current) return setProblem(null)
    const before = kept.current
    kept.current = typed
    const refused = await onSave(typed)
    if (refused !== null) kept.current = before
    setProblem(refused)
  }
  const wiring = {
    value: text,
    maxLength,
    className: inputClassName,
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value)
      clearTimeout(timer.current)
      timer.current = setTimeout(save, quietMs)
    },
    onBlur: save,
  }
  return (
    <Field label={label} hint={hint} error={problem ?? undefined} className={className}>
      {(field) =>
        lines ? <Textarea rows={lines} {...field} {...wiring} /> : <Input autoComplete="off" {...field} {...wiring} />
      }
    </Field>
  )
}
