import { cn } from '../ui/class-names.ts'

/** Two outlines that nearly agree, and the name. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold text-md tracking-tight', className)}>
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-5" fill="none" strokeWidth="2.2">
        <rect x="2.5" y="4.5" width="13" height="13" rx="3.5" className="stroke-accent" />
        <rect x="7.5" y="7.5" width="13.5" height="13" rx="3.5" className="stroke-ink" />
      </svg>
      Concord
    </span>
  )
}
