'use client'

import { useEffect, useState } from 'react'
import type { Effect } from '#components/guideline/effect-view.tsx'
import { callApi } from '#lib/client/api.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { Draft } from './book.ts'

export type DraftEffect = Effect & { revision: number; changes: Change[] }

/** How long after the last edit the effect is worked out, in ms. */
const quietMs = 700

/** What publishing the draft would do, worked out anew after each edit; until then the last one stands, not current. */
export function useEffectOfDraft(
  project: string,
  draft: Draft | null,
  /** Whether the server has every edit of it. */
  sent: boolean,
): { effect: DraftEffect | null; isCurrent: boolean; problem: string | null } {
  const [effect, setEffect] = useState<DraftEffect | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [id, revision] = [draft?.id, draft?.revision]
  useEffect(() => {
    setProblem(null)
    if (id === undefined || revision === undefined) return setEffect(null)
    if (!sent) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const path = `/api/v1/projects/${project}/definition/drafts/${id}/preview`
        setEffect(await callApi<DraftEffect>(path, { signal: abort.signal }))
      } catch (error) {
        if (!abort.signal.aborted) setProblem(error instanceof Error ? error.message : String(error))
      }
    }, quietMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [project, id, revision, sent])
  return { effect, isCurrent: sent && effect !== null && effect.revision === revision, problem }
}
