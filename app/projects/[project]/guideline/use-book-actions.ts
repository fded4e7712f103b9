'use client'

import { type Dispatch, type SetStateAction, useState } from 'react'
import type { HistoryVersion } from '#components/guideline/history.tsx'
import { callApi } from '#lib/client/api.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { VersionId } from '#lib/domain/kernel/ids.ts'
import type { Draft, SentBook } from './book.ts'
import type { Middle } from './middle.ts'
import type { Drafting } from './use-draft.ts'

type Options = {
  project: string
  drafting: Drafting
  latest: SentBook['latest']
  /** Reads the book anew from the server. */
  refresh: () => void
  showDraft: (show: boolean) => void
  show: Dispatch<SetStateAction<Middle>>
}

export type BookActions = ReturnType<typeof useBookActions>

/** What can be done with the book as a whole: begin, publish and drop drafts, compare and restore versions. */
export function useBookActions({ project, drafting, latest, refresh, showDraft, show }: Options) {
  const [news, setNews] = useState<{ text: string; tone: 'good' | 'danger' } | null>(null)
  const [relabel, setRelabel] = useState<{ version: number; answers: number } | null>(null)
  const base = `/api/v1/projects/${project}/definition`

  async function attempt(work: () => Promise<void>): Promise<void> {
    setNews(null)
    try {
      await work()
    } catch (error) {
      setNews({ text: error instanceof Error ? error.message : String(error), tone: 'danger' })
    }
  }

  const edit = () =>
    attempt(async () => {
      if (!drafting.draft) {
        const opened = await callApi<Draft & { taken: string[] }>(`${base}/drafts`, { method: 'POST' })
        const { id, revision, definition, operations, taken } = opened
        drafting.open({ id, revision, definition, operations, parent: latest }, taken)
      }
      showDraft(true)
    })

  const drop = () =>
    attempt(async () => {
      const draft = await drafting.settled()
      if (!draft) return
      await callApi(`${base}/drafts/${draft.id}?revision=${draft.revision}`, { method: 'DELETE' })
      drafting.open(null)
      showDraft(false)
      show({ show: 'page' })
      setNews({ text: 'The draft was dropped.', tone: 'good' })
    })

  const publish = (note: string, relabelAssignments: number) =>
    attempt(async () => {
      const draft = await drafting.settled()
      if (!draft) return
      const body = { revision: draft.revision, note }
      const { number } = await callApi<{ number: number }>(`${base}/drafts/${draft.id}/publish`, {
        method: 'POST',
        body,
      })
      drafting.open(null)
      showDraft(false)
      show({ show: 'page' })
      setRelabel(relabelAssignments > 0 ? { version: number, answers: relabelAssignments } : null)
      setNews({ text: `Version ${number} is published.`, tone: 'good' })
      refresh()
    })

  const restore = ({ id, number }: HistoryVersion) =>
    attempt(async () => {
      const restored = await callApi<{ number: number }>(`${base}/versions/${id}/restore`, { method: 'POST' })
      drafting.open(null)
      showDraft(false)
      setNews({ text: `Version ${number} is in force again, as version ${restored.number}.`, tone: 'good' })
      refresh()
    })

  const openRelabelRound = () =>
    attempt(async () => {
      const { name, requests } = await callApi<{ name?: string; requests: number }>(
        `/api/v1/projects/${project}/rounds/relabel`,
        { method: 'POST', body: {} },
      )
      setRelabel(null)
      setNews({ text: `${name ?? 'A relabel round'} is open: ${requests} answers are asked again.`, tone: 'good' })
    })

  async function compare(from: VersionId, to: VersionId) {
    show({ show: 'compare', from, to, changes: null })
    await attempt(async () => {
      const { changes } = await callApi<{ changes: Change[] }>(`${base}/compare?from=${from}&to=${to}`)
      // Others may have been chosen while these were read.
      show((now) => (now.show === 'compare' && now.from === from && now.to === to ? { ...now, changes } : now))
    })
  }

  return {
    news,
    relabel,
    edit,
    drop,
    publish,
    restore,
    openRelabelRound,
    compare,
    compareLatest(versions: readonly HistoryVersion[]) {
      const [newest, before] = versions
      if (newest && before) void compare(newest.parentId ?? before.id, newest.id)
    },
  }
}
