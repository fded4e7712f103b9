import { Check } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { FirstSteps } from '#lib/server/overview/read-first-steps.ts'

type Step = { done: boolean; name: string; text: string; href: string; action: string }

/** The way to the first round, step by step; the first that is open is the one to take. */
export function FirstStepsPanel({ project, steps }: { project: string; steps: FirstSteps }) {
  const base = `/projects/${project}`
  const list: Step[] = [
    {
      done: steps.version !== null,
      name: 'Say what is asked, and how to decide',
      text:
        steps.version === null
          ? 'Edit questions, classes and guideline, then publish them as version 1.'
          : `Definition v${steps.version} is published.`,
      href: `${base}/guideline`,
      action: 'Open the guideline',
    },
    {
      done: steps.items > 0,
      name: 'Bring in what is to be labeled',
      text:
        steps.items > 0
          ? `${steps.items} ${steps.items === 1 ? 'item' : 'items'} so far.`
          : 'A folder of media, or a CSV or JSONL table.',
      href: `${base}/items`,
      action: 'Import items',
    },
    {
      done: steps.labelers >= 2,
      name: 'Invite people',
      text:
        steps.labelers >= 2
          ? `${steps.labelers} labelers.`
          : `${steps.labelers === 1 ? 'One labeler so far. ' : ''}Agreement needs at least two who label the same items.`,
      href: `${base}/settings`,
      action: 'Invite',
    },
    {
      done: steps.rounds > 0,
      name: 'Open a round',
      text: 'Choose the items and how many people label each, blind to the others.',
      href: `${base}/rounds`,
      action: 'Open a round',
    },
  ]
  const next = list.find((step) => !step.done)
  return (
    <Panel title="On the way to the first round">
      <ol className="grid">
        {list.map((step, index) => (
          <li
            key={step.name}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3 last:border-b-0 last:pb-0"
          >
            <span
              className={cn(
                'grid size-6 shrink-0 place-items-center rounded-full text-sm [&_svg]:size-3.5',
                step.done ? 'bg-good-soft text-good' : 'border border-line-strong text-muted',
              )}
            >
              {step.done ? <Check aria-label="done" /> : index + 1}
            </span>
            <div className="min-w-0 grow basis-60">
              <p className={cn('font-medium', step.done && 'text-muted')}>{step.name}</p>
              <p className="text-muted">{step.text}</p>
            </div>
            <Button asChild variant={step === next ? 'primary' : 'quiet'}>
              <Link href={step.href}>{step.action}</Link>
            </Button>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
