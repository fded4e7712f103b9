import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import type { FigureName } from '#lib/domain/agreement/question-agreement.ts'
import { cn } from '../ui/class-names.ts'
import { HeadCell } from '../ui/table.tsx'
import { Tooltip } from '../ui/tooltip.tsx'

/** The word for a figure; pointing at it or focusing it says what it means and when it misleads. */
export function Explained({ name, className }: { name: FigureName; className?: string }) {
  const { name: word, means, misleads } = figureMeanings[name]
  return (
    <ExplainedWords text={`${means} ${misleads}`} className={cn('min-h-6 text-muted text-sm', className)}>
      {word}
    </ExplainedWords>
  )
}

/** Words that say more when one points at them or focuses them. */
export function ExplainedWords({ text, className, children }: { text: string; className?: string; children: string }) {
  return (
    <Tooltip text={text}>
      <button
        type="button"
        className={cn('rounded-sm underline decoration-dotted decoration-line-strong underline-offset-4', className)}
      >
        {children}
      </button>
    </Tooltip>
  )
}

/** The head of a column of one figure. */
export function ExplainedHead({ name }: { name: FigureName }) {
  return (
    <HeadCell numeric>
      <Explained name={name} className="font-medium text-faint" />
    </HeadCell>
  )
}
