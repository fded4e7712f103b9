import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import type { Difference } from './differences.ts'

type Props = { differences: readonly Difference[]; at: number; onNext: () => void }

/** How many differences there are, and which one is looked at. */
export function DifferenceBar({ differences, at, onNext }: Props) {
  if (differences.length === 0) return null
  const difference = differences[at]
  return (
    <p className="flex items-center gap-2 border-line border-t bg-surface px-3 py-1.5 text-sm" aria-live="polite">
      <Button size="sm" onClick={onNext}>
        Next difference <Kbd keys="n" />
      </Button>
      <span className="text-muted">
        {difference
          ? `${at + 1} of ${differences.length}: ${difference.title}`
          : `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`}
      </span>
    </p>
  )
}
