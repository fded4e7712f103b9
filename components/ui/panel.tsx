import type { ReactNode } from 'react'
import { cn } from './class-names.ts'

type Props = {
  title?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
  className?: string
  bodyClassName?: string
}

/** One sheet of a screen, with a heading of its own. Panels lie side by side, never inside each other. */
export function Panel({ title, note, actions, children, className, bodyClassName }: Props) {
  return (
    <section className={cn('min-w-0 rounded-lg border border-line bg-surface', className)}>
      {title || actions ? (
        <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-1">
          <div className="min-w-0 grow">
            {title ? <h2 className="font-semibold text-md">{title}</h2> : null}
            {note ? <p className="text-faint text-sm">{note}</p> : null}
          </div>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={cn('px-4 pb-4', title || actions ? 'pt-2' : 'pt-4', bodyClassName)}>{children}</div>
    </section>
  )
}
