import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'
import { fieldLook } from './input.tsx'

/**
 * The browser's own select in the house's look: known to every keyboard and reader, and no styles to inject. `quiet`
 * shows its frame only when it is pointed at, for tables.
 */
export function Select({ className, children, quiet, ...rest }: ComponentProps<'select'> & { quiet?: boolean }) {
  return (
    <span className={cn('relative inline-block w-full', className)}>
      <select
        className={cn(
          fieldLook,
          'h-8 appearance-none pr-7',
          quiet && 'border-transparent bg-transparent hover:bg-sunken',
        )}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-faint" />
    </span>
  )
}
