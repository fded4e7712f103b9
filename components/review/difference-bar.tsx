import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import type { Difference } from './differences.ts'

type Props = {
  differences: readonly Difference[]
  at: number
  onNext: () => void
  /** Begins a comment; null where none can be written. */
  onComment: (() => void) | null
}

/** How many differences there are and which one is looked at, and the way to say something about it. */
export function DifferenceBar({ differences, at, onNext, onComment }: Props) {
  if (differences.length === 0 && !onComment) return null
  const difference = differences[at]
  return (
    <div className="flex items-center gap-2 border-line border-t bg-surface px-3 py-1.5 text-sm">
      {differences.length > 0 ? (
        <Button size="sm" onClick={onNext}>
          Next difference <Kbd keys="n" />
        </Button>
      ) : null}
      <span className="min-w-0 truncate text-muted" aria-live="polite">
        {difference
          ? `${at + 1} of ${differences.length}: ${difference.title}`
          : differences.length > 0
            ? `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`
            : null}
      </span>
      {onComment ? (
        <Button size="sm" variant="quiet" onClick={onComment} className="ml-auto">
          Comment <Kbd keys="c" />
        </Button>
      ) : null}
    </div>
  )
}
