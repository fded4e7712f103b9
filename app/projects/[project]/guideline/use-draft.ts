'use client'

import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ApiError, callApi } from '#lib/client/api.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import { DraftEditor } from '#lib/stores/draft-editor.ts'
import type { KeptEdits, SendOutcome, StoredDraft } from '#lib/stores/draft-edits.ts'
import type { Draft, SentBook } from './book.ts'

/** Answers after which an edit is tried again: no connection, signed out, too many requests, a fault of the server. */
const passing = (status: number) => status === 0 || status === 401 || status === 429 || status >= 500

/** The draft that is being edited, as the screen sees it, and what can be done with it. */
export function useDraft(start: SentBook, account: string) {
  const place = `concord.draft.${account}.${start.project.id}`
  const mayChange = start.may.change
  const [editor] = useState(() => openEditor(start, place))
  useEffect(() => {
    if (mayChange) editor.takeUp(readKept(place))
    const again = () => editor.retry()
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('online', again)
      editor.close()
    }
  }, [editor, mayChange, place])
  const { draft, state, waitsFor, left, undo, redo } = useStore(editor.store)
  return {
    draft,
    state,
    /** Whether the server has every edit. */
    isSent: state === 'saved' || state === 'refused',
    /** Why edits wait to be sent. */
    waitsFor,
    /** Edits that could not be made, to be made again by hand. */
    left,
    canUndo: undo.length > 0,
    canRedo: redo.length > 0,
    edit: (change: DraftChange) => editor.edit(change),
    /** The draft as it is now, before the screen is drawn anew. */
    now: () => editor.store.getState().draft,
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    settled: () => editor.settled(),
    open: (draft: Draft | null, taken?: readonly string[]) => editor.open(draft, taken),
    leave: editor.leave.bind(editor),
    forget: editor.forget.bind(editor),
  }
}
export type Drafting = ReturnType<typeof useDraft>

function openEditor(start: SentBook, place: string) {
  const project = start.project.id
  return new DraftEditor({
    draft: start.draft,
    taken: start.taken,
    keep: (edits) => writeKept(place, edits),
    async send(draft, body): Promise<SendOutcome> {
      try {
        const path = `/api/v1/projects/${project}/definition/drafts/${draft}`
        const { revision, definition, operations } = await callApi<StoredDraft>(path, { method: 'PATCH', body })
        return { kind: 'taken', draft: { revision, definition, operations } }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  })
}

function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof ApiError)) throw error
  const { status, message, body } = error
  if (passing(status)) return { kind: 'unreachable', message: status === 401 ? 'you are signed out' : 'no connection' }
  const { revision, definition, operations } = body as Partial<StoredDraft>
  return status === 409 && definition && operations && revision !== undefined
    ? { kind: 'stale', draft: { revision, definition, operations }, message }
    : { kind: 'refused', message }
}

function readKept(place: string): KeptEdits | null {
  try {
    return JSON.parse(window.localStorage.getItem(place) ?? 'null')
  } catch {
    return null // storage is switched off
  }
}

function writeKept(place: string, edits: KeptEdits): void {
  try {
    if (edits.pending.length + edits.left.length === 0) window.localStorage.removeItem(place)
    else window.localStorage.setItem(place, JSON.stringify(edits))
  } catch {
    // They are sent all the same; only a page that is closed before would lose them.
  }
}
