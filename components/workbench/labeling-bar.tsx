import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '../ui/class-names.ts'
import { Progress } from '../ui/progress.tsx'
import { leftWords, type SaveWords } from './state-words.ts'

type TopProps = {
  project: string
  /** The link back; a link of the router. */
  home: (children: ReactNode, className: string) => ReactNode
  round: { name: string; versionNumber: number } | null
  progress: { done: number; left: number; secondsLeft: number | null }
  saved: SaveWords
  children: ReactNode
}

const dots: Record<SaveWords['tone'], string> = {
  plain: 'bg-faint',
  good: 'bg-good',
  warn: 'bg-warn',
  danger: 'bg-danger',
}

/** Where one is, how far, and whether everything is safe; in words. */
export function LabelingBar({ project, home, round, progress, saved, children }: TopProps) {
  const { done, left, secondsLeft } = progress
  const total = done + left
  return (
    <header className="flex h-11 flex-none items-center gap-3 border-line border-b bg-surface px-3">
      {home(
        <>
          <ArrowLeft aria-hidden className="size-4 shrink-0" />
          <span className="truncate">{project}</span>
        </>,
        'flex min-w-0 items-center gap-1.5 rounded-sm font-medium hover:text-accent',
      )}
      {round ? (
        <p className="truncate text-muted">
          <span aria-hidden>▸ </span>
          {round.name} · definition v{round.versionNumber}
        </p>
      ) : null}
      {total > 0 ? (
        <div className="ml-auto flex shrink-0 items-center gap-3">
          <Progress value={done} max={total} label={`${done} of ${total} done`} className="hidden w-32 md:block" />
          <p className="tabular-nums" data-testid="progress">
            <span className="font-medium">
              {done} / {total}
            </span>
            {left === 0 ? null : <span className="text-muted"> · {leftWords(left, secondsLeft)}</span>}
          </p>
        </div>
      ) : (
        <span className="ml-auto" />
      )}
      <p role="status" className="flex shrink-0 items-center gap-1.5 text-muted" data-testid="save-state">
        <span aria-hidden className={cn('size-2 rounded-full', dots[saved.tone])} />
        {saved.text}
      </p>
      <div className="flex shrink-0 items-center gap-1">{children}</div>
    </header>
  )
}
