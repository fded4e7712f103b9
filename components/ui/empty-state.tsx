import type { ReactNode } from 'react'
import { cn } from './class-names.ts'

type Props = { title: string; children?: ReactNode; action?: ReactNode; className?: string }

/** What stands where nothing is yet: why, and what to do next. */
export function EmptyState({ title, children, action, className }: Props) {
  return (
    <div className={cn('grid justify-items-start gap-2 rounded-lg border border-line border-dashed p-6', className)}>
      <p className="font-medium text-md">{title}</p>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  )
}
