'use client'

import type { ReactNode } from 'react'
import { JobProgress } from '#components/jobs/job-progress.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useStatus } from '#components/ui/status.tsx'
import type { JobView } from '#lib/server/jobs/see-jobs.ts'
import { useJob } from './use-job.ts'

type Props = { id: string; title: ReactNode; onEnd?: (job: JobView) => void }

/** A job of the server by its id, followed to its end. */
export function JobPanel({ id, title, onEnd }: Props) {
  const say = useStatus()
  const { job, cancel } = useJob(id, onEnd)
  if (!job) return <Skeleton className="h-12" />
  return (
    <JobProgress
      title={title}
      job={job}
      onCancel={() => {
        cancel().catch((error: Error) => say(error.message, 'danger'))
      }}
    />
  )
}
