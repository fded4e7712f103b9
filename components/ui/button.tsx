import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'

const look = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border-line bg-surface text-ink hover:bg-sunken dark:bg-raised dark:hover:bg-line',
        quiet: 'border-transparent bg-transparent text-muted hover:bg-sunken hover:text-ink',
        danger: 'border-danger/40 bg-surface text-danger hover:bg-danger-soft dark:bg-raised',
      },
      size: {
        sm: 'h-6 px-2 text-sm',
        md: 'h-8 px-3 text-base',
        lg: 'h-10 px-4 text-md',
        icon: 'size-8 p-0',
        'icon-sm': 'size-6 p-0',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

type Props = ComponentProps<'button'> & VariantProps<typeof look> & { asChild?: boolean; busy?: boolean }

/** A button; with `asChild` its only child (a link, say) takes on the look. `busy` says that its work is under way. */
export function Button({ className, variant, size, asChild, busy, disabled, type, ...rest }: Props) {
  const classes = cn(look({ variant, size }), className)
  if (asChild) return <Slot.Root className={classes} {...rest} />
  return (
    <button
      type={type ?? 'button'}
      className={classes}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    />
  )
}
