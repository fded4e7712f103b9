import type { EditorState } from '#lib/client/editor-lock.ts'
import type { ServerCopy } from '#lib/client/outbox/outcome.ts'
import type { Connection } from '#lib/client/outbox/sender.ts'
import type { Claim, LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import type { LabelingStore } from '#lib/stores/labeling.ts'
import type { Changes } from './claims.ts'

/** What keeps an answer from being handed in, and where. */
export type Problem = { message: string; field: string | null; index: number | null }

/** The item on the screen, with its answers. Another item is another object. */
export type Shown = {
  /** Counts up: another number is another item, or the same one opened anew. */
  id: number
  item: LabelingItem
  store: LabelingStore
  questions: readonly Question[]
  /** An earlier item that is looked at; nothing of it changes until it is taken back. */
  past: boolean
  /** Why nothing can be edited here: another tab does, or the item is closed or only looked at. */
  editor: EditorState
}

/** `unsaved`: between a change and the moment at which this device has it. */
export type SaveState = 'unchanged' | 'unsaved' | 'on_device' | 'saved' | 'surplus'

export type SessionState = {
  phase: 'loading' | 'labeling' | 'idle' | 'failed'
  failure: string | null
  idle: Claim['idle']
  round: Claim['round']
  definition: Definition | null
  examples: Claim['examples']
  shown: Shown | null
  next: LabelingItem | null
  progress: Claim['progress']
  save: SaveState
  connection: Connection
  /** Submits and skips that the server has not acknowledged. */
  leaving: number
  problem: Problem | null
  conflict: { mine: AnswerDocument | null; server: ServerCopy; message: string } | null
  /** What changed in the definition, to be read before the next item. */
  changes: Changes | null
  /** Something to say once, in passing. */
  said: { text: string; tone: 'plain' | 'good' | 'danger'; at: number } | null
  /** Whether there is a submit to take back. */
  canUndo: boolean
  deadLetters: number
}

export const firstState: SessionState = {
  phase: 'loading',
  failure: null,
  idle: null,
  round: null,
  definition: null,
  examples: [],
  shown: null,
  next: null,
  progress: { done: 0, left: 0, secondsLeft: null },
  save: 'unchanged',
  connection: 'online',
  leaving: 0,
  problem: null,
  conflict: null,
  changes: null,
  said: null,
  canUndo: false,
  deadLetters: 0,
}

/** Whether one key answers and submits: the whole answer is one choice that is required. */
export function isOneStroke(questions: readonly Question[]): boolean {
  const [only, ...others] = questions
  return others.length === 0 && only?.kind === 'choice' && only.required
}

/** Whether an earlier item can be answered anew by one key: handed in, not closed, and a single choice. */
export function takesOneStroke(item: LabelingItem, questions: readonly Question[]): boolean {
  return isOneStroke(questions) && !item.closed && item.submitted !== null && !item.submitted.surplus
}
