'use client'

import { useEffect, useRef, useState } from 'react'
import { callApi } from '#lib/client/api.ts'
import type { JobView } from '#lib/server/jobs/see-jobs.ts'

const lookEveryMs = 700

/**
 * Follows a job until it has ended, from wherever it is: the same after a reload. `onEnd` is called once, when the end
 * is first seen. A look that fails is tried again.
 */
export function useJob(id: string | null, onEnd?: (job: JobView) => void) {
  const [job, setJob] = useState<JobView | null>(null)
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    setJob(null)
    if (id === null) return
    const scope = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    async function look() {
      const seen = await callApi<JobView>(`/api/v1/jobs/${id}`, { signal: scope.signal }).catch(() => null)
      if (scope.signal.aborted) return
      if (seen) setJob(seen)
      if (seen && seen.state !== 'waiting' && seen.state !== 'running') end.current?.(seen)
      else timer = setTimeout(look, lookEveryMs)
    }
    void look()
    return () => {
      scope.abort()
      clearTimeout(timer)
    }
  }, [id])
  async function cancel(): Promise<void> {
    if (id === null) return
    setJob(await callApi<JobView>(`/api/v1/jobs/${id}/cancel`, { method: 'POST' }))
  }
  return { job, cancel }
}
