import { createStore, type StoreApi } from 'zustand/vanilla'
import { ApiError } from '#lib/client/api.ts'
import { type EditorLock, requestEditorLock } from '#lib/client/editor-lock.ts'
import { type Outbox, openOutbox } from '#lib/client/outbox/outbox.ts'
import type { OutboxWork } from '#lib/client/outbox/rows.ts'
import type { OutboxEvent } from '#lib/client/outbox/sender.ts'
import { type ActiveTime, addSignOfLife } from '#lib/domain/annotation/active-time.ts'
import { checkDocument } from '#lib/domain/annotation/check-document.ts'
import type { Claim, LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { AssignmentId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { type AnswerDocument, emptyDocument } from '#lib/domain/schema/answer.ts'
import { createLabelingStore } from '#lib/stores/labeling.ts'
import { type LabelingRoutes, labelingRoutes } from './claims.ts'
import { preloadItem } from './preload.ts'
import { firstState, type SessionState, type Shown, takesOneStroke } from './session-state.ts'

/**
 * Labeling in one project, in one tab: what is shown, what is held ahead, and everything that leaves for the server.
 * Joins the client (outbox, locks) with the stores; React only draws its state.
 */
export class LabelingSession {
  readonly state: StoreApi<SessionState> = createStore(() => firstState)
  readonly project: ProjectId
  readonly #user: string
  readonly #editor = crypto.randomUUID()
  readonly #routes: LabelingRoutes
  readonly #outbox: Outbox
  readonly #definitions = new Map<VersionId, { definition: Definition; examples: Claim['examples'] }>()
  readonly #checkedChanges = new Set<VersionId>()
  /** Assignments handed in during this session, latest last: what Z takes back. */
  readonly #handedIn: AssignmentId[] = []
  #lock: { assignment: AssignmentId; lock: EditorLock } | null = null
  #time: ActiveTime = { seconds: 0, lastAt: null }
  #shownCount = 0
  #closed = false

  constructor(project: ProjectId, user: string) {
    this.project = project
    this.#user = user
    this.#routes = labelingRoutes(project)
    this.#outbox = openOutbox(user)
    this.#outbox.subscribe((event) => this.#hear(event))
  }

  close(): void {
    this.#closed = true
    this.#release()
    this.#outbox.close()
  }

  /** Asks the server for an item, and for a further one to hold. */
  async load(): Promise<void> {
    try {
      this.#outbox.flush()
      const claim = await this.#claim()
      if (!this.#closed) await this.#receive(claim, claim.current)
    } catch (error) {
      this.#failed(error)
    }
    await this.#countDead()
  }

  /** What is on its way is neither handed out again nor counted by the server; it is counted here. */
  async #claim(current?: AssignmentId): Promise<Claim> {
    const leaving = await this.#outbox.leaving()
    const except = leaving.map(({ assignment }) => assignment)
    const claim = await this.#routes.claim({ current, except, known: [...this.#definitions.keys()] })
    const submits = leaving.filter(({ by }) => by === 'submit').length
    return { ...claim, progress: { ...claim.progress, done: claim.progress.done + submits } }
  }

  /** A sign of life of the person, for the time that she is active. */
  touch(): void {
    this.#time = addSignOfLife(this.#time, performance.now())
  }

  /** Hands the answer in and shows the next item, which is there already. */
  async submit(): Promise<void> {
    const { shown, definition, conflict } = this.state.getState()
    if (!shown || !definition || conflict || shown.store.getState().readOnly) return
    const { item, store } = shown
    const media = item.media.find(({ role }) => role === 'primary')?.measures
    const checked = checkDocument(store.getState().document, {
      schema: definition.schema,
      size: media?.kind === 'image' ? media : null,
      asked: item.asked?.questions ?? null,
    })
    if (!checked.ok) {
      const { message, field, details } = checked.refusal
      const index = typeof details?.index === 'number' ? details.index : null
      return this.state.setState({ problem: { message, field: field ?? null, index } })
    }
    this.touch()
    await this.#leave(shown, {
      kind: 'submit',
      versionId: item.versionId,
      document: store.getState().document,
      activeSeconds: this.#time.seconds,
      replaces: shown.past ? (item.submitted?.revision ?? null) : null,
    })
  }

  async skip(reason: string): Promise<void> {
    const { shown } = this.state.getState()
    if (shown && !shown.past && shown.editor === 'editor') await this.#leave(shown, { kind: 'skip', reason })
  }

  /** Sends a question about the item to the leads; the item stays. */
  async ask(text: string): Promise<void> {
    const { shown } = this.state.getState()
    if (!shown) return
    await this.#put(shown.item.assignment, { kind: 'question', text })
    this.#say('Your question is on its way to the lead. The answer will come to your inbox.', 'good')
  }

  /** Leafs to the item handed in before the one that is shown. */
  async back(): Promise<void> {
    const { shown, round } = this.state.getState()
    if (!round) return
    try {
      const entries = await this.#routes.history(shown?.item.round ?? round.id)
      const at = shown?.past ? entries.findIndex(({ assignment }) => assignment === shown.item.assignment) : -1
      const entry = entries[at + 1]
      if (!entry)
        return this.#say(shown?.past ? 'That was your first item in this round.' : 'There is nothing before this.')
      await this.#show(await this.#routes.read(entry.assignment), true)
    } catch (error) {
      this.#say(wordsOf(error), 'danger')
    }
  }

  /** Returns from earlier items to the one that is to be labeled. */
  forward(): Promise<void> {
    return this.load()
  }

  /** Takes the last submit back, or the earlier item that is shown; it is then the item to label. */
  async undo(): Promise<void> {
    const { shown } = this.state.getState()
    const assignment = shown?.past ? shown.item.assignment : this.#handedIn.at(-1)
    if (!assignment) return this.#say('There is no submit to take back.')
    try {
      if (await this.#outbox.withdraw(assignment)) {
        await this.#show(await this.#routes.read(assignment), false)
      } else {
        await this.#settled(assignment)
        await this.#show(await this.#routes.reopen(assignment), false)
      }
      this.#forget(assignment)
      await this.#refill()
    } catch (error) {
      this.#say(wordsOf(error), 'danger')
    }
  }

  /** Makes this tab the editor of the item. */
  takeOver(): void {
    this.#lock?.lock.takeOver()
  }

  /** Settles a conflict between two copies of an answer. */
  async choose(copy: 'mine' | 'server'): Promise<void> {
    const { conflict, shown } = this.state.getState()
    if (!conflict || !shown) return
    const { assignment } = shown.item
    await this.#outbox.setRevision(assignment, conflict.server.submitted ? 0 : conflict.server.revision)
    this.state.setState({ conflict: null })
    if (conflict.server.submitted) return this.load()
    const document = (copy === 'mine' ? conflict.mine : conflict.server.document) ?? emptyDocument
    const draft = { ...shown.item.draft, revision: conflict.server.revision, document }
    await this.#show({ ...shown.item, draft }, false)
    if (copy === 'mine') await this.#save(document)
  }

  /** Notes that the changes of the definition were read; the item is shown. */
  async haveRead(): Promise<void> {
    const { changes } = this.state.getState()
    if (!changes) return
    this.state.setState({ changes: null })
    await this.#routes.seen(changes.to.id).catch(() => {}) // shown again next time, at worst
  }

  /** After signing in again in place. */
  resume(): void {
    this.#outbox.resume()
    if (this.state.getState().phase !== 'labeling') void this.load()
  }

  /** Renews what is held while the page is seen. */
  async renew(): Promise<void> {
    const { shown, next } = this.state.getState()
    const held = [shown?.past ? null : shown?.item.assignment, next?.assignment].filter((id) => id != null)
    if (held.length === 0) return
    const still = await this.#routes.renew(held).catch(() => null) // the next renewal tries again
    if (still && next && !still.held.includes(next.assignment)) this.state.setState({ next: null })
  }

  /** Lets go of what is held ahead, since the page is hidden. */
  hide(): void {
    const { next } = this.state.getState()
    this.#outbox.flush()
    if (!next) return
    this.state.setState({ next: null })
    void this.#routes.release([next.assignment]).catch(() => {}) // its lease ends by itself
  }

  /** The page is seen again: holds a further item once more. */
  async reappear(): Promise<void> {
    const { phase } = this.state.getState()
    if (phase === 'idle') return this.load()
    await this.renew()
    await this.#refill()
  }

  deadLetters = () => this.#outbox.deadLetters()

  async forgetDead(ids: readonly number[]): Promise<void> {
    await this.#outbox.forgetDead(ids)
    await this.#countDead()
  }

  async #leave(shown: Shown, work: OutboxWork): Promise<void> {
    const { assignment } = shown.item
    await this.#put(assignment, work)
    if (work.kind === 'submit') {
      this.#forget(assignment)
      this.#handedIn.push(assignment)
    }
    const { progress, next } = this.state.getState()
    const counted = work.kind === 'submit' && !shown.past ? 1 : 0
    this.state.setState({
      canUndo: this.#handedIn.length > 0,
      problem: null,
      progress: { ...progress, done: progress.done + counted, left: Math.max(0, progress.left - (shown.past ? 0 : 1)) },
    })
    if (shown.past) return this.load()
    if (!next) return this.load()
    this.state.setState({ next: null })
    await this.#show(next, false)
    await this.#refill()
  }

  /** Claims the item that is shown as current, and holds a further one. */
  async #refill(): Promise<void> {
    const { shown } = this.state.getState()
    if (!shown || shown.past) return
    try {
      const current = shown.item.assignment
      const claim = await this.#claim(current)
      if (this.#closed || this.state.getState().shown?.item.assignment !== current) return
      await this.#receive(claim, null)
    } catch {
      // The item on the screen stays; the next is asked for when it is needed.
    }
  }

  /** Takes in a claim; shows `show` where there is nothing better on the screen. */
  async #receive(claim: Claim, show: LabelingItem | null): Promise<void> {
    const { round, progress, next, idle, definition, examples } = claim
    if (round && definition) this.#definitions.set(round.versionId, { definition, examples })
    if (next) preloadItem(next)
    const known = round && this.#definitions.get(round.versionId)
    this.state.setState({ round, next, progress, ...(known ?? {}) })
    await this.#countLeaving()
    if (show) {
      await this.#tellChanges(show.versionId)
      await this.#show(show, false)
    } else if (!claim.current) {
      this.#release()
      this.state.setState({ phase: 'idle', idle, shown: null })
    }
  }

  /** What changed in the definition stands before the first item under it. */
  async #tellChanges(version: VersionId): Promise<void> {
    if (this.#checkedChanges.has(version)) return
    this.#checkedChanges.add(version)
    const changes = await this.#routes.changes(version).catch(() => null)
    this.state.setState({ changes })
    if (!changes) await this.#routes.seen(version).catch(() => {})
  }

  async #show(item: LabelingItem, past: boolean): Promise<void> {
    const known = this.#definitions.get(item.versionId)
    if (!known) return this.load()
    const { asked } = item
    const questions = known.definition.schema.questions.filter(({ id }) => !asked || asked.questions.includes(id))
    const onDevice = past ? null : await this.#outbox.open(item.assignment, item.draft.revision)
    const document = onDevice ?? (past ? item.submitted?.document : item.draft.document) ?? emptyDocument
    const keepsLock = !past && this.#lock?.assignment === item.assignment
    if (!keepsLock) this.#release()
    this.#time = { seconds: item.draft.activeSeconds, lastAt: performance.now() }
    const store = createLabelingStore({
      document,
      questions: questions.map(({ id }) => id),
      readOnly: past ? !takesOneStroke(item, questions) : !keepsLock, // until the lock is held
      onChange: (changed) => {
        if (!past) void this.#save(changed)
      },
    })
    const shown: Shown = {
      id: ++this.#shownCount,
      item,
      store,
      questions,
      past,
      editor: past || keepsLock ? 'editor' : 'elsewhere',
    }
    this.state.setState({
      ...known,
      phase: 'labeling',
      shown,
      problem: null,
      conflict: null,
      save: onDevice ? 'on_device' : item.draft.revision > 0 && !past ? 'saved' : 'unchanged',
    })
    if (!past && !keepsLock) await this.#requestLock(item.assignment)
  }

  /** Resolves when it is known whether this tab edits the item or another does. */
  async #requestLock(assignment: AssignmentId): Promise<void> {
    let waited = false
    await new Promise<void>((resolve) => {
      const lock = requestEditorLock(assignment, (editor) => {
        resolve()
        const { shown } = this.state.getState()
        if (shown?.item.assignment !== assignment || shown.past) return
        shown.store.getState().setReadOnly(editor !== 'editor')
        this.state.setState({ shown: { ...shown, editor } })
        if (editor === 'elsewhere') waited = true
        else if (waited) void this.#catchUp(assignment)
      })
      this.#lock = { assignment, lock }
    })
  }

  /** On becoming the editor after another tab: what it saved, or that it handed the item in, comes first. */
  async #catchUp(assignment: AssignmentId): Promise<void> {
    try {
      await this.#settled(assignment)
      const item = await this.#routes.read(assignment)
      if (this.state.getState().shown?.item.assignment !== assignment) return
      if (item.state === 'held') await this.#show(item, false)
      else await this.load()
    } catch (error) {
      this.#say(wordsOf(error), 'danger')
    }
  }

  #release(): void {
    this.#lock?.lock.release()
    this.#lock = null
  }

  async #save(document: AnswerDocument): Promise<void> {
    const { shown } = this.state.getState()
    if (!shown) return
    this.touch()
    this.state.setState({ problem: null })
    await this.#put(shown.item.assignment, {
      kind: 'draft',
      versionId: shown.item.versionId,
      document,
      activeSeconds: this.#time.seconds,
    })
    if (this.state.getState().shown?.store === shown.store) this.state.setState({ save: 'on_device' })
  }

  async #put(assignment: AssignmentId, work: OutboxWork): Promise<void> {
    try {
      await this.#outbox.put({ user: this.#user, project: this.project, assignment, editor: this.#editor }, work)
    } catch {
      const text = 'This browser could not keep your answer (its storage is full or switched off). It was not saved.'
      this.#say(text, 'danger')
      throw new Error(text)
    }
  }

  /** Resolves when nothing of an assignment is on the way any more. */
  async #settled(assignment: AssignmentId): Promise<void> {
    this.#outbox.flush()
    if ((await this.#outbox.pending(assignment)) === 0) return
    await new Promise<void>((resolve) => {
      const stop = this.#outbox.subscribe(async () => {
        if ((await this.#outbox.pending(assignment)) > 0) return
        stop()
        resolve()
      })
    })
  }

  #hear(event: OutboxEvent): void {
    const { shown } = this.state.getState()
    if (event.kind === 'connection') {
      this.state.setState({ connection: event.state })
      return
    }
    const here = shown?.item.assignment === event.assignment && !shown.past
    switch (event.kind) {
      case 'queued':
        return
      case 'acknowledged': {
        void this.#countLeaving()
        const { by } = event
        if (by.kind === 'draft' && here) void this.#acknowledged(event.assignment, by.surplus)
        if (by.kind === 'submit' && by.surplus) {
          this.#say(
            'Your lease had run out and others have answered that item. Yours is kept, but left out of agreement.',
          )
        }
        if (by.kind === 'submit' && by.already) this.#say('That item had been handed in already; nothing was added.')
        return
      }
      case 'conflict': {
        const { mine, server, message } = event
        if (here) {
          shown.store.getState().setReadOnly(true)
          this.state.setState({ conflict: { mine, server, message } })
        } else this.#say(message, 'danger')
        return
      }
      case 'unfinished': {
        const { message, field, index } = event
        if (here) this.state.setState({ problem: { message, field, index } })
        else this.#say(`${message} It is a draft again; ⇧Tab takes you back to it.`, 'danger')
        return
      }
      case 'refused':
        void this.#countDead()
        void this.#countLeaving()
        this.#say(`${event.message} It is kept on this device; you can download it.`, 'danger')
    }
  }

  async #acknowledged(assignment: AssignmentId, surplus: boolean): Promise<void> {
    if ((await this.#outbox.pending(assignment)) === 0) this.state.setState({ save: surplus ? 'surplus' : 'saved' })
  }

  async #countLeaving(): Promise<void> {
    const leaving = (await this.#outbox.leaving()).length
    this.state.setState({ leaving })
  }

  async #countDead(): Promise<void> {
    const deadLetters = (await this.#outbox.deadLetters()).length
    this.state.setState({ deadLetters })
  }

  #forget(assignment: AssignmentId): void {
    const at = this.#handedIn.indexOf(assignment)
    if (at >= 0) this.#handedIn.splice(at, 1)
    this.state.setState({ canUndo: this.#handedIn.length > 0 })
  }

  #failed(error: unknown): void {
    if (error instanceof ApiError && error.status === 401) {
      this.state.setState({ connection: 'signed_out' })
      if (this.state.getState().shown) return
    }
    this.state.setState({ phase: 'failed', failure: wordsOf(error) })
  }

  #say(text: string, tone: 'plain' | 'good' | 'danger' = 'plain'): void {
    this.state.setState({ said: { text, tone, at: performance.now() } })
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
