import type { ReactNode } from 'react'
import { cn } from '../ui/class-names.ts'

type Props = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; className?: string }

/** The heading of a screen: what it is, one sentence on it, and what can be done. */
export function PageHeader({ title, lead, actions, className }: Props) {
  return (
    <div className={cn('mb-5 flex flex-wrap items-start gap-x-6 gap-y-3', className)}>
      <div className="min-w-0 grow">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {lead ? <p className="mt-1 max-w-prose text-md text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
  )
}
