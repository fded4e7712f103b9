import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'

/** The look that every field to type or choose in shares. */
export const fieldLook =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink placeholder:text-faint hover:border-muted focus-visible:border-accent disabled:bg-sunken disabled:text-faint aria-invalid:border-danger'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(fieldLook, 'h-8', className)} {...rest} />
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(fieldLook, 'min-h-16 resize-y py-1.5', className)} {...rest} />
}
