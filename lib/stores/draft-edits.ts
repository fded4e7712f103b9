import type { ChangeInWords } from '#lib/domain/definition/change-in-words.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { DraftContent } from '#lib/domain/definition/draft.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { Operation } from '#lib/domain/definition/operation.ts'
import { sameJson } from '#lib/domain/definition/same-json.ts'
import { subjectsOfChange, touchedByChange } from '#lib/domain/definition/touched-by-change.ts'

/** A draft as the server has it. */
export type StoredDraft = { revision: number; definition: Definition; operations: Operation[] }
export type EditedDraft<Parent> = StoredDraft & { id: string; parent: Parent | null }

/** What became of an edit that was sent. */
export type SendOutcome =
  | { kind: 'taken'; draft: StoredDraft }
  /** Someone else was quicker; theirs comes along. */
  | { kind: 'stale'; draft: StoredDraft; message: string }
  | { kind: 'refused'; message: string }
  /** No answer; it may have arrived all the same. */
  | { kind: 'unreachable'; message: string }

/** An edit that the server has not taken yet, with what it overwrites. */
export type PendingEdit = { change: DraftChange; touched: unknown; words: ChangeInWords }
/** An edit that could not be made, for the person to see and to make again. */
export type LeftEdit = ChangeInWords & {
  /** Its own among those of a page. */
  id: number
  why: string
  /** The same for two edits of the same thing. */
  subject?: string
}
/** What must outlive the page. */
export type KeptEdits = { draft: string | null; pending: readonly PendingEdit[]; left: readonly LeftEdit[] }

/** What of a draft an edit changes. */
export function content({ definition, operations }: DraftContent): DraftContent {
  return { definition, operations }
}

/** Whether an edit stands in the server's copy already: the answer to it was lost on the way, or others made it too. */
export function isThere(change: DraftChange, mine: DraftContent, theirs: DraftContent): boolean {
  const touched = touchedByChange(mine.definition, change)
  if (touched !== null) return sameJson(touched, touchedByChange(theirs.definition, change))
  return sameJson(content(mine), content(theirs))
}

/** The same text for two edits of the same thing. */
export function subjectOf(change: DraftChange): string {
  return JSON.stringify([change.kind, ...subjectsOfChange(change), ...Object.keys(change)])
}

/** Puts a draft back as it was. */
export function replacing({ definition, operations }: DraftContent): DraftChange {
  return { kind: 'replace', definition, operations: [...operations] }
}
