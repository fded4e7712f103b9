'use client'

import { type ReactNode, useId } from 'react'
import { cn } from './class-names.ts'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode; title?: string }[]
  onChange: (value: Value) => void
  className?: string
}

/** A choice between two to five things that all stay in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange, className }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={cn('inline-flex rounded-md bg-sunken p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className="relative inline-flex h-7 cursor-pointer items-center rounded-sm px-2 text-base text-muted has-checked:bg-surface has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent dark:has-checked:bg-line [&_svg]:size-4"
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
