'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useJob } from '#app/jobs/use-job.ts'
import { JobProgress } from '#components/jobs/job-progress.tsx'
import { ReleaseForm, type ReleaseRequest } from '#components/releases/release-form.tsx'
import { ReleaseList } from '#components/releases/release-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { ApiError, callApi } from '#lib/client/api.ts'
import type { ReleaseSummary } from '#lib/domain/release/release-row.ts'

type Props = {
  project: string
  releases: ReleaseSummary[]
  versions: number[]
  mayMake: boolean
  /** The job that makes one at this moment, whoever asked for it. */
  running: string | null
}

/** The releases there are, and the way to a new one. */
export function ReleasesScreen({ project, releases, versions, mayMake, running }: Props) {
  const router = useRouter()
  const say = useStatus()
  const [id, setId] = useState(running)
  const [fault, setFault] = useState<string | null>(null)
  const { job, cancel } = useJob(id, (ended) => {
    setId(null)
    if (ended.state === 'done')
      say(ended.result?.existed ? 'Nothing has changed since that release.' : 'Released.', 'good')
    else setFault(ended.message)
    router.refresh()
  })
  const make = async (body: ReleaseRequest) => {
    setFault(null)
    try {
      const { id } = await callApi<{ id: string }>(`/api/v1/projects/${project}/releases`, { method: 'POST', body })
      setId(id)
    } catch (error) {
      setFault(error instanceof ApiError ? error.message : 'The release could not be asked for. Try again.')
    }
  }
  return (
    <div className="grid gap-4">
      {mayMake ? (
        <Panel title="New release" note="Unchanged labels give the release that there is already.">
          <ReleaseForm
            versions={versions}
            busy={id !== null}
            onMake={make}
            publish={
              <Button asChild>
                <Link href={`/projects/${project}/guideline`}>To the guideline</Link>
              </Button>
            }
          />
          {fault ? (
            <Notice tone="danger" className="mt-3">
              {fault}
            </Notice>
          ) : null}
          {job && id ? (
            <JobProgress
              title="Making the release"
              job={job}
              onCancel={() => {
                cancel().catch((error: Error) => setFault(error.message))
              }}
            />
          ) : null}
        </Panel>
      ) : null}
      {releases.length > 0 ? (
        <Panel title="Releases">
          <ReleaseList project={project} releases={releases} />
        </Panel>
      ) : (
        <ReleaseList project={project} releases={releases} />
      )}
    </div>
  )
}
