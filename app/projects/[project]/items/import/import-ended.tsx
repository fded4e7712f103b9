'use client'

import { ProblemsTable } from '#components/item/problems-table.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { ImportProblem } from '#lib/domain/item/import-summary.ts'
import type { JobView } from '#lib/server/jobs/see-jobs.ts'

type Props = { project: string; job: JobView; onAgain: () => void; onStartOver: () => void }

/** How an import ended, and where to go from there. */
export function ImportEnded({ project, job, onAgain, onStartOver }: Props) {
  const at = `/projects/${project}`
  if (job.state === 'done') {
    const annotations = Number(job.result?.annotations ?? 0)
    return (
      <Panel title="Imported" note={job.message}>
        <div className="flex flex-wrap gap-2">
          <Button asChild variant={annotations > 0 ? 'secondary' : 'primary'}>
            <Link href={`${at}/items`}>See the items</Link>
          </Button>
          {annotations > 0 ? (
            <Button asChild variant="primary">
              <Link href={`${at}/agreement`}>See how well the labelers agree</Link>
            </Button>
          ) : (
            <Button asChild>
              <Link href={`${at}/rounds`}>Open a round</Link>
            </Button>
          )}
          <Button variant="quiet" onClick={onStartOver}>
            Import more
          </Button>
        </div>
      </Panel>
    )
  }
  if (job.state === 'cancelled') {
    return (
      <Panel title="Cancelled" note={job.message}>
        <Button onClick={onStartOver}>Start another import</Button>
      </Panel>
    )
  }
  const problems = (job.refusal?.details?.problems ?? []) as ImportProblem[]
  const count = Number(job.refusal?.details?.problemCount ?? problems.length)
  return (
    <div className="grid gap-4">
      <Notice tone="danger">{job.message}</Notice>
      {problems.length > 0 ? (
        <Panel title={`${count} bad ${count === 1 ? 'row' : 'rows'}`}>
          <ProblemsTable problems={problems} count={count} />
        </Panel>
      ) : null}
      <div className="flex gap-2">
        <Button variant="primary" onClick={onAgain}>
          Look at it again
        </Button>
      </div>
    </div>
  )
}
