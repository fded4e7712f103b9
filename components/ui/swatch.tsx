import { cn } from './class-names.ts'

/** A colour of the palette (0 … 11) as a dot; what it stands for is always said in words beside it. */
export function Swatch({ color, className }: { color: number; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('inline-block size-2.5 shrink-0 rounded-full', className)}
      style={{ backgroundColor: `var(--class-${color % 12})` }}
    />
  )
}
