import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'

const look = cva('rounded-md px-3 py-2 text-base', {
  variants: {
    tone: {
      plain: 'bg-sunken text-ink',
      accent: 'bg-accent-soft text-ink',
      good: 'bg-good-soft text-good',
      warn: 'bg-warn-soft text-warn',
      danger: 'bg-danger-soft text-danger',
    },
  },
  defaultVariants: { tone: 'plain' },
})

/** A message inside the page, where what it speaks of is. With tone `danger` it is read out at once. */
export function Notice({ className, tone, ...rest }: ComponentProps<'div'> & VariantProps<typeof look>) {
  return <div role={tone === 'danger' ? 'alert' : 'status'} className={cn(look({ tone }), className)} {...rest} />
}
