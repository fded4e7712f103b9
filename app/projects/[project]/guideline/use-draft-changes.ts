import { useMemo } from 'react'
import { type Change, diffWithOperations } from '#lib/domain/definition/diff.ts'
import { completeOperations } from '#lib/domain/definition/operation-trail.ts'
import type { Draft } from './book.ts'

const none: readonly Change[] = []

/** What a draft changes in the version that it goes on from, as it stands; nothing for the first draft. */
export function useDraftChanges(draft: Draft | null): readonly Change[] {
  return useMemo(() => {
    const before = draft?.parent?.definition
    if (!draft || !before) return none
    const trail = completeOperations(before, draft.operations, draft.definition)
    return trail.ok ? diffWithOperations(before, trail.value.operations, draft.definition) : none
  }, [draft])
}
