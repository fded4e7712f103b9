'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { DisagreementsView } from '#components/review/disagreements-view.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { ApiError, callApi } from '#lib/client/api.ts'
import type { SeenDisagreements } from '#lib/domain/disagreement/seen-disagreements.ts'

type Props = { project: string; seen: SeenDisagreements; mayOpen: boolean; mayOpenItems: boolean }

/** Chooses round and question by the address, and opens a session on what is chosen. */
export function DisagreementsScreen({ project, seen, mayOpen, mayOpenItems }: Props) {
  const router = useRouter()
  const say = useStatus()
  const [busy, setBusy] = useState(false)
  const choose = (change: { round?: string; question?: string }) => {
    const next = { round: seen.round?.id, question: seen.question?.id, ...change }
    const given = Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1]))
    router.replace(`?${new URLSearchParams(given)}`, { scroll: false })
  }
  const open = async (patterns: string[] | null, most: number) => {
    setBusy(true)
    try {
      const body = { round: seen.round?.id, question: seen.question?.id, most, ...(patterns ? { patterns } : {}) }
      const { review } = await callApi<{ review: string }>(`/api/v1/projects/${project}/reviews`, {
        method: 'POST',
        body,
      })
      router.push(`/projects/${project}/reviews/${review}`)
    } catch (error) {
      say(error instanceof ApiError ? error.message : 'The session could not be opened. Try again.', 'danger')
      setBusy(false)
    }
  }
  return (
    <DisagreementsView
      project={project}
      seen={seen}
      mayOpen={mayOpen}
      mayOpenItems={mayOpenItems}
      busy={busy}
      onChoose={choose}
      onOpen={open}
    />
  )
}
