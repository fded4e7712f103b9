import { Check } from 'lucide-react'
import type { LoopStep, LoopStepName } from '#lib/domain/impact/loop-steps.ts'
import { cn } from '../ui/class-names.ts'
import { Link } from '../ui/link.tsx'

const steps: Record<LoopStepName, { name: string; path: string; means: string }> = {
  define: { name: 'Define', path: 'guideline', means: 'A definition is published' },
  import: { name: 'Import', path: 'items', means: 'Items are there' },
  label: { name: 'Label', path: 'rounds', means: 'Several people label the same items, each blind' },
  measure: { name: 'Measure', path: 'agreement', means: 'Agreement is known' },
  review: { name: 'Rule', path: 'reviews', means: 'Disagreements are ruled on' },
  change: { name: 'Change', path: 'guideline', means: 'The definition takes up what was ruled' },
  remeasure: { name: 'Measure again', path: 'agreement', means: 'Fresh answers under the new definition' },
  release: { name: 'Release', path: 'releases', means: 'Labels that can be reproduced' },
}

/** The eight steps of the loop on one line, and where the project is. */
export function LoopLine({ base, loop }: { base: string; loop: readonly LoopStep[] }) {
  return (
    <nav aria-label="The loop" className="relative overflow-x-auto rounded-lg border border-line bg-surface px-2 py-2">
      <ol className="flex min-w-max sm:min-w-0">
        {loop.map(({ name, state }, index) => (
          <li key={name} className={cn('flex items-center', index > 0 && 'grow')}>
            {index > 0 ? <span aria-hidden className="h-px min-w-2 grow bg-line" /> : null}
            <Link
              href={`${base}/${steps[name].path}`}
              title={steps[name].means}
              aria-current={state === 'now' ? 'step' : undefined}
              className={cn(
                'flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md px-2 hover:bg-sunken',
                state === 'now'
                  ? 'bg-accent-soft font-medium text-ink'
                  : state === 'done'
                    ? 'text-muted'
                    : 'text-faint',
              )}
            >
              <Mark state={state} />
              {steps[name].name} <span className="sr-only">({state})</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Mark({ state }: Pick<LoopStep, 'state'>) {
  if (state === 'done') return <Check aria-hidden className="size-3.5 text-good" />
  return (
    <span
      aria-hidden
      className={cn('size-2 rounded-full', state === 'now' ? 'bg-accent' : 'border border-line-strong bg-transparent')}
    />
  )
}
