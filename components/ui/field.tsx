'use client'

import { type ReactNode, useId } from 'react'
import { cn } from './class-names.ts'

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
type Props = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  className?: string
  children: (wiring: Wiring) => ReactNode
}

/** A label, a field and what is wrong with it, tied together for readers. The field spreads what it is given. */
export function Field({ label, hint, error, className, children }: Props) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={cn('grid gap-1', className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children({
        id,
        ...(note ? { 'aria-describedby': `${id}-note` } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {note ? (
        <p id={`${id}-note`} className={cn('text-sm', error ? 'text-danger' : 'text-faint')}>
          {note}
        </p>
      ) : null}
    </div>
  )
}
