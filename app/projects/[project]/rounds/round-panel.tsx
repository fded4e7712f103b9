'use client'

import { type ReactNode, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { aboutDuration, leaseWords, samplingWords } from '#components/assignment/round-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { callApi } from '#lib/client/api.ts'
import { ExhaustedItems } from './exhausted-items.tsx'
import { LabelerTable } from './labeler-table.tsx'
import type { RoundView } from './round-view.ts'

type Props = {
  project: string
  progress: RoundView
  mayChange: boolean
  onChanged: () => Promise<void>
  /** What else can be done with it. */
  children?: ReactNode
}

/** How an open round stands: how far, how fast, who, and what waits for the lead. */
export function RoundPanel({ project, progress, mayChange, onChanged, children }: Props) {
  const { round, versionNumber, counts, wanted, remaining } = progress
  const { busy, error, run } = useTask()
  const [closing, setClosing] = useState(false)
  const done = wanted - remaining
  const close = async () => {
    const path = `/api/v1/projects/${project}/rounds/${round.id}/close`
    if (await run(() => callApi(path, { method: 'POST' }))) await onChanged()
  }
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          {round.name}
          <Badge tone="accent">definition v{versionNumber}</Badge>
          {round.kind === 'relabel' ? <Badge>relabeling</Badge> : null}
        </span>
      }
      note={`${samplingWords(round.sampling, counts.items)} · ${round.overlap} ${round.overlap === 1 ? 'labeler' : 'labelers'} each · held for ${leaseWords(round.leaseSeconds)}`}
      actions={
        mayChange && !closing ? (
          <Button variant="quiet" onClick={() => setClosing(true)}>
            Close the round
          </Button>
        ) : null
      }
    >
      <div className="grid gap-4">
        {closing ? (
          <Notice tone="warn" className="flex flex-wrap items-center gap-3">
            <span className="grow">
              {remaining > 0
                ? `${remaining} answers are still missing. Once it is closed, what is handed in is kept but left out of agreement.`
                : 'Every answer is in. Once it is closed, nothing in it can be taken back.'}
            </span>
            <Button size="sm" variant="primary" busy={busy} onClick={() => void close()}>
              Close it now
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setClosing(false)}>
              Keep it open
            </Button>
          </Notice>
        ) : null}
        {error ? <Notice tone="danger">{error.message}</Notice> : null}
        <div className="grid gap-1.5">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-semibold text-xl tabular-nums">
              {done} <span className="font-normal text-faint">/ {wanted}</span>
            </span>
            <span className="text-muted">answers</span>
            <span className="text-muted tabular-nums">
              · {counts.closed} of {counts.items} items closed
            </span>
            <span className="ml-auto text-muted">{forecast(progress)}</span>
          </p>
          <Progress value={done} max={wanted} label={`${done} of ${wanted} answers`} />
        </div>
        <ExhaustedItems project={project} progress={progress} mayChange={mayChange} onChanged={onChanged} />
        {children}
        <LabelerTable labelers={progress.labelers} items={counts.items} />
      </div>
    </Panel>
  )
}

/** When it ends, and how much work that is, as far as it can be told. */
function forecast({ remaining, hoursLeft, endsAt, asOf }: RoundView): string {
  if (remaining === 0) return 'all answers are in'
  const work = hoursLeft === null ? null : `${aboutDuration(hoursLeft * 3600)} of work left`
  const end =
    endsAt === null ? null : `done in ${aboutDuration((Date.parse(endsAt) - Date.parse(asOf)) / 1000)} at this pace`
  if (!work && !end) return 'too early to tell when it ends'
  return [work, end].filter((part) => part !== null).join(' · ')
}
