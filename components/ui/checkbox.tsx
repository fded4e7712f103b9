import type { ComponentProps, ReactNode } from 'react'
import { cn } from './class-names.ts'

type Props = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode; kind?: 'checkbox' | 'radio' }

/** A box to tick (or one of several to choose between) with its label; the whole row is the target. */
export function Checkbox({ label, hint, kind = 'checkbox', className, ...rest }: Props) {
  return (
    <label className={cn('flex cursor-pointer items-start gap-2 py-1 has-disabled:cursor-default', className)}>
      <input type={kind} className="mt-0.5 size-4 shrink-0" {...rest} />
      <span className="min-w-0">
        <span className="block text-base">{label}</span>
        {hint ? <span className="block text-faint text-sm">{hint}</span> : null}
      </span>
    </label>
  )
}
