'use client'

import { useRef, useState } from 'react'
import { ApiError, callApi } from '#lib/client/api.ts'
import type { DraftContent } from '#lib/domain/definition/draft.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { Draft } from './book.ts'

type Stored = Pick<Draft, 'revision' | 'definition' | 'operations'>

/** How many edits can be taken back. */
const mostUndo = 100

/**
 * The draft that is being edited. Edits go to the server one after the other, each based on the last that it took; when
 * someone else was quicker, theirs is shown and the edit is refused in words.
 */
export function useDraft(project: string, start: Draft | null) {
  const [draft, setDraft] = useState(start)
  const [state, setState] = useState<'saved' | 'saving' | 'refused'>('saved')
  const [undoable, setUndoable] = useState<readonly DraftContent[]>([])
  const current = useRef(start)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const waiting = useRef(0)

  function put(next: Draft | null) {
    current.current = next
    setDraft(next)
  }

  function send(change: DraftChange, forUndo: boolean): Promise<string | null> {
    waiting.current++
    setState('saving')
    const work = queue.current.then(() => makeEdit(change, forUndo))
    queue.current = work
    return work.then((refused) => {
      waiting.current--
      if (waiting.current === 0) setState(refused === null ? 'saved' : 'refused')
      return refused
    })
  }

  async function makeEdit(change: DraftChange, forUndo: boolean): Promise<string | null> {
    const before = current.current
    if (!before) return 'There is no draft to edit.'
    const path = `/api/v1/projects/${project}/definition/drafts/${before.id}`
    try {
      const body = { revision: before.revision, change }
      const { revision, definition, operations } = await callApi<Stored>(path, { method: 'PATCH', body })
      put({ ...before, revision, definition, operations })
      if (forUndo) {
        const { definition, operations } = before
        setUndoable((list) => [...list, { definition, operations }].slice(-mostUndo))
      }
      return null
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) takeTheirs(before, error.body)
      return error instanceof Error ? error.message : String(error)
    }
  }

  function takeTheirs(before: Draft, body: Record<string, unknown>) {
    const theirs = body as Partial<Stored>
    if (!theirs.definition || !theirs.operations || theirs.revision === undefined) return
    put({ ...before, revision: theirs.revision, definition: theirs.definition, operations: theirs.operations })
    setUndoable([])
  }

  return {
    draft,
    state,
    /** Begins anew with another draft, or with none. */
    open(next: Draft | null) {
      put(next)
      setUndoable([])
      setState('saved')
    },
    edit: (change: DraftChange) => send(change, true),
    canUndo: undoable.length > 0,
    undo() {
      const last = undoable.at(-1)
      if (!last) return
      setUndoable(undoable.slice(0, -1))
      void send({ kind: 'replace', definition: last.definition, operations: [...last.operations] }, false)
    },
    /** The draft as it is once every edit so far was answered. */
    async settled(): Promise<Draft | null> {
      await queue.current
      return current.current
    },
  }
}
