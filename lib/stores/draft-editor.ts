import { createStore, type StoreApi } from 'zustand/vanilla'
import { changeDraft } from '#lib/domain/definition/change-draft.ts'
import { changeInWords } from '#lib/domain/definition/change-in-words.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import { type DraftContent, IdSource, takenIds } from '#lib/domain/definition/draft.ts'
import { type DraftChange, draftChangeSchema } from '#lib/domain/definition/draft-change.ts'
import { sameJson } from '#lib/domain/definition/same-json.ts'
import { subjectsOfChange, touchedByChange } from '#lib/domain/definition/touched-by-change.ts'
import { ok, type Result, refuse } from '#lib/domain/kernel/result.ts'
import {
  content,
  type EditedDraft,
  isThere,
  type KeptEdits,
  type LeftEdit,
  type PendingEdit,
  replacing,
  type SendOutcome,
  type StoredDraft,
  subjectOf,
} from './draft-edits.ts'

export type DraftEditorState<Parent> = {
  /** The draft with every edit made so far, those on their way included. Its revision is the server's last. */
  draft: EditedDraft<Parent> | null
  state: 'saved' | 'saving' | 'waiting' | 'refused'
  /** Why it waits. */
  waitsFor: string | null
  undo: readonly DraftContent[]
  redo: readonly DraftContent[]
  left: readonly LeftEdit[]
}

type Options<Parent> = {
  draft: EditedDraft<Parent> | null
  /** The ids that published versions have given. */
  taken: readonly string[]
  send: (draft: string, edit: { revision: number; change: DraftChange }) => Promise<SendOutcome>
  keep: (edits: KeptEdits) => void
}

/** How many edits can be taken back. */
const mostUndo = 100
const shortestWaitMs = 1000
const longestWaitMs = 15_000

type Waiting = PendingEdit & { settle: (refused: string | null) => void }

/**
 * The draft that is being edited. An edit stands at once, by the same reading by which the server makes it, so that the
 * next one is made of what it brought about; then edits go to the server one after the other. Where someone else was
 * quicker, an edit is made of theirs if it overwrites nothing that they changed. What is not taken is never dropped: it
 * is kept in words for the person to see.
 */
export class DraftEditor<Parent extends { definition: Definition }> {
  readonly store: StoreApi<DraftEditorState<Parent>>
  readonly #options: Options<Parent>
  /** The draft as the server last had it. */
  #confirmed: EditedDraft<Parent> | null
  #taken: readonly string[]
  #pending: Waiting[] = []
  #sending = false
  #tookUp = false
  #refused = false
  #nextLeft = 1
  #waitMs = shortestWaitMs
  #timer: ReturnType<typeof setTimeout> | undefined
  #idle: (() => void)[] = []

  constructor(options: Options<Parent>) {
    this.#options = options
    this.#confirmed = options.draft
    this.#taken = options.taken
    this.store = createStore(() => ({
      draft: options.draft,
      state: 'saved',
      waitsFor: null,
      undo: [],
      redo: [],
      left: [],
    }))
  }

  /** Makes an edit; null once the server has taken it, else why not. The draft of the store has it at once. */
  edit(change: DraftChange): Promise<string | null> {
    const { draft, undo } = this.store.getState()
    const made = this.#make(change)
    if (typeof made === 'string') return Promise.resolve(made)
    if (draft) this.store.setState({ undo: [...undo, content(draft)].slice(-mostUndo), redo: [] })
    return made
  }

  undo(): void {
    const { draft, undo, redo } = this.store.getState()
    const last = undo.at(-1)
    if (!draft || !last) return
    this.store.setState({ undo: undo.slice(0, -1), redo: [...redo, content(draft)] })
    void this.#make(replacing(last))
  }

  redo(): void {
    const { draft, undo, redo } = this.store.getState()
    const next = redo.at(-1)
    if (!draft || !next) return
    this.store.setState({ undo: [...undo, content(draft)], redo: redo.slice(0, -1) })
    void this.#make(replacing(next))
  }

  /** The draft as the server has it once every edit so far was answered. */
  async settled(): Promise<EditedDraft<Parent> | null> {
    if (this.#pending.length > 0) {
      this.retry()
      await new Promise<void>((resolve) => this.#idle.push(resolve))
    }
    return this.#confirmed
  }

  /** Begins anew with another draft, or with none. */
  open(draft: EditedDraft<Parent> | null, taken: readonly string[] = this.#taken): void {
    this.#confirmed = draft
    this.#taken = taken
    this.#refused = false
    this.store.setState({ draft, state: 'saved', undo: [], redo: [] })
  }

  /** Sends what waits at once: the connection is back. */
  retry(): void {
    clearTimeout(this.#timer)
    this.#waitMs = shortestWaitMs
    if (!this.#sending) void this.#pump()
  }

  /** Keeps what a field could not keep when it was left. */
  leave(edit: Omit<LeftEdit, 'id'>): void {
    const isKnown = ({ said, why }: LeftEdit) => said.includes(edit.said) && why === edit.why
    if (edit.said.trim() === '' || this.store.getState().left.some(isKnown)) return
    this.store.setState(({ left }) => ({ left: [...left, { ...edit, id: this.#nextLeft++ }] }))
    this.#keep()
  }

  forget(edit: LeftEdit): void {
    this.store.setState(({ left }) => ({ left: left.filter(({ id }) => id !== edit.id) }))
    this.#keep()
  }

  /** Stops sending by itself. What waits is kept for the next page. */
  close(): void {
    clearTimeout(this.#timer)
  }

  /** Makes the edits that an earlier page did not get to send, once. */
  takeUp(kept: KeptEdits | null): void {
    if (!kept || this.#tookUp) return
    this.#tookUp = true
    const { draft, pending, left } = kept
    this.store.setState({ left: left.map((edit) => ({ ...edit, id: this.#nextLeft++ })) })
    for (const edit of pending) {
      const now = this.store.getState().draft
      const free = now?.id === draft && sameJson(touchedByChange(now.definition, edit.change), edit.touched)
      const made = free ? this.#make(edit.change) : 'The draft is no longer as it was when this was typed.'
      if (typeof made === 'string') this.#leave(edit, made)
    }
    if (pending.length + left.length > 0) this.#keep()
  }

  /** Makes an edit here and queues it; why not where it can't be made. */
  #make(change: DraftChange): Promise<string | null> | string {
    const before = this.store.getState().draft
    if (!before) return 'There is no draft to edit.'
    const next = this.#applied(before, change)
    if (!next.ok) {
      this.store.setState({ state: this.#pending.length > 0 ? 'saving' : 'refused' })
      return next.refusal.message
    }
    const promise = new Promise<string | null>((settle) => {
      const { definition } = before
      const [touched, words] = [touchedByChange(definition, change), changeInWords(definition, change)]
      this.#pending.push({ change, touched, words, settle })
    })
    this.store.setState({ draft: { ...before, ...next.value }, state: 'saving' })
    this.#keep()
    if (!this.#sending) void this.#pump()
    return promise
  }

  #applied(draft: EditedDraft<Parent>, change: DraftChange): Result<Omit<StoredDraft, 'revision'>> {
    const parsed = draftChangeSchema.safeParse(change)
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0] as (typeof parsed.error.issues)[number]
      return refuse({ code: 'invalid', message: `${[...path, message].join(': ')}.` })
    }
    const ids = new IdSource(draft, this.#taken)
    const next = changeDraft(draft, draft.parent?.definition ?? null, parsed.data, ids)
    return next.ok ? ok({ definition: next.value.definition, operations: [...next.value.operations] }) : next
  }

  async #pump(): Promise<void> {
    this.#sending = true
    clearTimeout(this.#timer)
    for (let edit = this.#pending[0]; edit; edit = this.#pending[0]) {
      const from = this.#confirmed
      if (!from) break
      const outcome = await this.#options.send(from.id, { revision: from.revision, change: edit.change })
      if (outcome.kind === 'unreachable') {
        this.store.setState({ state: 'waiting', waitsFor: outcome.message })
        this.#timer = setTimeout(() => void this.#pump(), this.#waitMs)
        this.#waitMs = Math.min(2 * this.#waitMs, longestWaitMs)
        break
      }
      this.#waitMs = shortestWaitMs
      this.store.setState({ state: 'saving', waitsFor: null })
      if (outcome.kind === 'taken') this.#take(from, outcome.draft)
      else if (outcome.kind === 'stale') this.#rebase(from, edit, outcome)
      else this.#drop(outcome.message)
    }
    this.#sending = false
    if (this.#pending.length > 0) return
    this.store.setState({ state: this.#refused ? 'refused' : 'saved' })
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  #take(from: EditedDraft<Parent>, stored: StoredDraft): void {
    this.#confirmed = { ...from, ...stored }
    this.#refused = false
    const done = this.#pending.shift()
    // Whoever makes an edit again by hand need not put the old one away.
    const isOther = ({ subject }: LeftEdit) => !done || subject !== subjectOf(done.change)
    this.store.setState(({ left }) => ({ left: left.filter(isOther) }))
    this.#replay()
    done?.settle(null)
  }

  /** Someone else changed the draft: the edit is made of theirs, unless both changed the same thing. */
  #rebase(
    from: EditedDraft<Parent>,
    edit: Waiting,
    { draft: theirs, message }: { draft: StoredDraft; message: string },
  ) {
    const mine = this.#applied(from, edit.change)
    if (mine.ok && isThere(edit.change, mine.value, theirs)) return this.#take(from, theirs)
    this.#confirmed = { ...from, ...theirs }
    this.store.setState({ undo: [], redo: [] }) // going back would take theirs back as well
    this.#dropRest(from)
    if (!sameJson(touchedByChange(theirs.definition, edit.change), edit.touched)) return this.#drop(message)
    if (!this.#applied(this.#confirmed, edit.change).ok) return this.#drop(message)
    this.#replay()
  }

  /** Drops edits of what an edit on its way was to bring: made of theirs, it may get another id. */
  #dropRest(from: EditedDraft<Parent>): void {
    const known = new Set(takenIds([from]))
    const [first, ...rest] = this.#pending
    if (!first) return
    const isLoose = ({ change }: Waiting) =>
      change.kind === 'replace' || subjectsOfChange(change).some((id) => !known.has(id))
    for (const edit of rest.filter(isLoose)) this.#refuse(edit, 'Someone else changed this draft meanwhile.')
    this.#pending = [first, ...rest.filter((edit) => !isLoose(edit))]
  }

  #drop(message: string): void {
    const edit = this.#pending.shift()
    if (edit) this.#refuse(edit, message)
    this.#replay()
  }

  #refuse(edit: Waiting, why: string): void {
    this.#refused = true
    this.#leave(edit, why)
    edit.settle(why)
  }

  #leave({ change, words }: PendingEdit, why: string): void {
    if (change.kind === 'replace') return // a step back; nothing was typed
    const edit = { ...words, why, subject: subjectOf(change), id: this.#nextLeft++ }
    this.store.setState(({ left }) => ({ left: [...left, edit] }))
  }

  /** Makes the edits on their way anew of what the server has; those that can't be made any more are left. */
  #replay(): void {
    let draft = this.#confirmed
    for (const edit of [...this.#pending]) {
      const next = draft ? this.#applied(draft, edit.change) : null
      if (draft && next?.ok) draft = { ...draft, ...next.value }
      else {
        this.#pending = this.#pending.filter((one) => one !== edit)
        this.#refuse(edit, next && !next.ok ? next.refusal.message : 'There is no draft any more.')
      }
    }
    this.store.setState({ draft })
    this.#keep()
  }

  #keep(): void {
    const pending = this.#pending.map(({ change, touched, words }) => ({ change, touched, words }))
    this.#options.keep({ draft: this.#confirmed?.id ?? null, pending, left: this.store.getState().left })
  }
}
