'use client'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'

/** A job as its row shows it. */
export type ShownJob = {
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** 0 … 1 */
  progress: number
  message: string
  cancelRequested: boolean
}

type Props = {
  /** What is being done: "Import of camera". */
  title: ReactNode
  job: ShownJob
  onCancel?: () => void
}

/** Long work under way: what it does, how far it is, and how to stop it. */
export function JobProgress({ title, job, onCancel }: Props) {
  const open = job.state === 'waiting' || job.state === 'running'
  const percent = Math.floor(job.progress * 100)
  return (
    <div className="grid gap-2" data-testid="job" data-state={job.state}>
      <div className="flex min-h-8 items-center gap-3">
        <div className="min-w-0 grow">
          <p className="truncate font-medium">{title}</p>
          <p className="truncate text-muted text-sm tabular-nums" aria-live="polite">
            {sayState(job)}
          </p>
        </div>
        {open ? <span className="text-muted tabular-nums">{percent} %</span> : null}
        {open && onCancel ? (
          <Button size="sm" onClick={onCancel} disabled={job.cancelRequested}>
            Cancel
          </Button>
        ) : null}
      </div>
      {open ? <Progress value={percent} max={100} label={job.message || 'Progress'} /> : null}
    </div>
  )
}

function sayState({ state, message, cancelRequested }: ShownJob): string {
  if (state === 'waiting') return cancelRequested ? 'Stopping…' : 'Waiting for its turn'
  if (state === 'running') return cancelRequested ? 'Stopping; what was begun is taken back…' : message
  return message
}
