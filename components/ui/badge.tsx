import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'

const look = cva('inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-sm', {
  variants: {
    tone: {
      plain: 'bg-sunken text-muted',
      accent: 'bg-accent-soft text-accent-strong',
      good: 'bg-good-soft text-good',
      warn: 'bg-warn-soft text-warn',
      danger: 'bg-danger-soft text-danger',
      outline: 'border border-line text-muted',
    },
  },
  defaultVariants: { tone: 'plain' },
})

/** A word about a thing: its state, its kind. */
export function Badge({ className, tone, ...rest }: ComponentProps<'span'> & VariantProps<typeof look>) {
  return <span className={cn(look({ tone }), className)} {...rest} />
}
