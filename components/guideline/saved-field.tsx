'use client'

import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Field } from '../ui/field.tsx'
import { Input, Textarea } from '../ui/input.tsx'

type Props = {
  label: string
  /** Where what stands around the field says it to those who see. */
  hideLabel?: boolean
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

/** Hears what a field could not keep when it was left, so that it is not lost with the field. */
export const LeftBehind = createContext<(left: { about: string; said: string; why: string }) => void>(() => {})

/** A field that keeps what is typed by itself: when one pauses, leaves the field, or leaves the page. */
export function SavedField(props: Props) {
  const { label, hideLabel, hint, value, onSave, lines, className, inputClassName, maxLength } = props
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string | null>(null)
  const leave = use(LeftBehind)
  /** What was typed and is not known to be kept; null when there is nothing of that sort. */
  const typed = useRef<string | null>(null)
  const sending = useRef<string | null>(null)
  /** What was refused. It is not tried again by leaving the field: others may have changed the same since. */
  const refusal = useRef<{ text: string; why: string } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ value, label, onSave, leave, mounted: true })
  useLayoutEffect(() => {
    latest.current = { value, label, onSave, leave, mounted: true }
    return () => {
      latest.current.mounted = false
    }
  })
  useEffect(() => {
    if (typed.current === null) setText(value)
  }, [value])

  const [save] = useState(() => async (leaving = false) => {
    clearTimeout(timer.current)
    const mine = typed.current
    if (mine === null || mine === sending.current) return
    const { label: about } = latest.current
    if (mine === refusal.current?.text) {
      if (leaving) latest.current.leave({ about, said: mine, why: refusal.current.why })
      return
    }
    if (mine === latest.current.value && sending.current === null) {
      typed.current = null
      refusal.current = null
      return setProblem(null)
    }
    sending.current = mine
    const refused = await latest.current.onSave(mine)
    sending.current = null
    refusal.current = refused === null ? null : { text: mine, why: refused }
    const { mounted, leave, value: now } = latest.current
    if (refused !== null && (leaving || !mounted)) leave({ about, said: mine, why: refused })
    setProblem(refused)
    if (refused !== null || typed.current !== mine) return
    typed.current = null
    setText(now)
  })
  useEffect(() => {
    const leavePage = () => void save(true)
    window.addEventListener('pagehide', leavePage)
    return () => {
      window.removeEventListener('pagehide', leavePage)
      latest.current.mounted = false
      void save(true)
    }
  }, [save])

  const wiring = {
    value: text,
    maxLength,
    className: inputClassName,
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value)
      typed.current = event.target.value
      refusal.current = null
      clearTimeout(timer.current)
      timer.current = setTimeout(save, quietMs)
    },
    onBlur: () => void save(),
  }
  return (
    <Field
      label={hideLabel ? <span className="sr-only">{label}</span> : label}
      hint={hint}
      error={problem ?? undefined}
      className={className}
    >
      {(field) =>
        lines ? <Textarea rows={lines} {...field} {...wiring} /> : <Input autoComplete="off" {...field} {...wiring} />
      }
    </Field>
  )
}
