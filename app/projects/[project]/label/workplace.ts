import { createStore, type StoreApi } from 'zustand/vanilla'
import { type EditorLock, type EditorState, requestEditorLock } from '#lib/client/editor-lock.ts'
import type { Outbox } from '#lib/client/outbox/outbox.ts'
import type { OutboxWork } from '#lib/client/outbox/rows.ts'
import type { OutboxEvent } from '#lib/client/outbox/sender.ts'
import { type ActiveTime, addSignOfLife } from '#lib/domain/annotation/active-time.ts'
import type { Claim, LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { AssignmentId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { type AnswerDocument, emptyDocument } from '#lib/domain/schema/answer.ts'
import { createLabelingStore } from '#lib/stores/labeling.ts'
import type { LabelingRoutes } from './claims.ts'
import { firstState, type SessionState, type Shown, takesOneStroke } from './session-state.ts'

type Tone = 'plain' | 'good' | 'danger'
type Options = {
  project: ProjectId
  user: string
  routes: LabelingRoutes
  outbox: Outbox
  /** Asks for an item anew: the one that is shown is not to be labeled any more. */
  reload: () => Promise<void>
}

/**
 * The item on the screen: its answers in a store, the lock under which this tab edits it, and everything that is
 * written of it, which goes to this device first.
 */
export class Workplace {
  readonly state: StoreApi<SessionState> = createStore(() => firstState)
  readonly definitions = new Map<VersionId, { definition: Definition; examples: Claim['examples'] }>()
  readonly #options: Options
  readonly #outbox: Outbox
  readonly #editor = crypto.randomUUID()
  #lock: { assignment: AssignmentId; lock: EditorLock } | null = null
  #time: ActiveTime = { seconds: 0, lastAt: null }
  #shownCount = 0
  #edits = 0

  constructor(options: Options) {
    this.#options = options
    this.#outbox = options.outbox
    this.#outbox.subscribe((event) => this.#hear(event))
  }

  /** Active seconds on the item that is shown. */
  get activeSeconds(): number {
    return this.#time.seconds
  }

  /** A sign of life of the person, for the time that she is active. */
  touch(): void {
    this.#time = addSignOfLife(this.#time, performance.now())
  }

  takeOver(): void {
    this.#lock?.lock.takeOver()
  }

  /** Puts an item on the screen; `past`: an earlier one, to look at. */
  async show(given: LabelingItem, past: boolean): Promise<void> {
    const { item, onDevice } = past ? { item: given, onDevice: null } : await this.#open(given)
    const known = this.definitions.get(item.versionId)
    if (!known) return this.#options.reload()
    const { asked } = item
    const questions = known.definition.schema.questions.filter(({ id }) => !asked || asked.questions.includes(id))
    const document = onDevice ?? (past ? item.submitted?.document : item.draft.document) ?? emptyDocument
    const keepsLock = !past && this.#lock?.assignment === item.assignment
    if (!keepsLock) this.release()
    // Known before the item is seen, so that no key is pressed in vain.
    const editor = past || keepsLock ? 'editor' : await this.#requestLock(item.assignment)
    this.#time = { seconds: item.draft.activeSeconds, lastAt: performance.now() }
    const store = createLabelingStore({
      document,
      questions: questions.map(({ id }) => id),
      optional: questions.filter(({ required }) => !required).map(({ id }) => id),
      readOnly: past ? !takesOneStroke(item, questions) : editor !== 'editor',
      onChange: (changed) => {
        if (!past) void this.save(changed)
      },
    })
    const shown: Shown = { id: ++this.#shownCount, item, store, questions, past, editor }
    this.state.setState({
      ...known,
      phase: 'labeling',
      shown,
      problem: null,
      conflict: null,
      save: onDevice ? 'on_device' : item.draft.revision > 0 && !past ? 'saved' : 'unchanged',
    })
  }

  /** The item with what is on this device alone; read anew where a save overtook what the server said of it. */
  async #open(item: LabelingItem): Promise<{ item: LabelingItem; onDevice: AnswerDocument | null }> {
    const onDevice = await this.#outbox.open(item.assignment, item.draft.revision)
    if (onDevice !== 'stale') return { item, onDevice }
    const fresh = await this.#options.routes.read(item.assignment)
    await this.#outbox.setRevision(item.assignment, fresh.draft.revision)
    const again = await this.#outbox.open(item.assignment, fresh.draft.revision)
    return { item: fresh, onDevice: again === 'stale' ? null : again }
  }

  /** Whether this tab edits the item or another does; later changes of that are followed. */
  #requestLock(assignment: AssignmentId): Promise<EditorState> {
    let waited = false
    return new Promise((resolve) => {
      const lock = requestEditorLock(assignment, (editor) => {
        resolve(editor)
        const caughtUp = !waited
        if (editor === 'elsewhere') waited = true
        const { shown } = this.state.getState()
        if (shown?.item.assignment !== assignment || shown.past) return
        shown.store.getState().setReadOnly(editor !== 'editor')
        this.state.setState({ shown: { ...shown, editor } })
        if (editor === 'editor' && !caughtUp) void this.#catchUp(assignment)
      })
      this.#lock = { assignment, lock }
    })
  }

  /** On becoming the editor after another tab: what it saved, or that it handed the item in, comes first. */
  async #catchUp(assignment: AssignmentId): Promise<void> {
    try {
      await this.settled(assignment)
      const item = await this.#options.routes.read(assignment)
      if (this.state.getState().shown?.item.assignment !== assignment) return
      if (item.state === 'held') await this.show(item, false)
      else await this.#options.reload()
    } catch (error) {
      this.say(wordsOf(error), 'danger')
    }
  }

  release(): void {
    this.#lock?.lock.release()
    this.#lock = null
  }

  /** Keeps an edit: on this device first. */
  async save(document: AnswerDocument): Promise<void> {
    const { shown } = this.state.getState()
    if (!shown) return
    this.touch()
    const edit = ++this.#edits
    this.state.setState({ problem: null, save: 'unsaved' })
    const kept = await this.put(shown.item.assignment, {
      kind: 'draft',
      versionId: shown.item.versionId,
      document,
      activeSeconds: this.#time.seconds,
    })
    if (kept && edit === this.#edits && this.state.getState().shown?.store === shown.store)
      this.state.setState({ save: 'on_device' })
  }

  /** Whether the work is on this device; says so where it could not be kept. */
  async put(assignment: AssignmentId, work: OutboxWork): Promise<boolean> {
    const { user, project } = this.#options
    try {
      await this.#outbox.put({ user, project, assignment, editor: this.#editor }, work)
      return true
    } catch {
      const why = 'This browser could not keep your answer: its storage is full or switched off. It is not saved.'
      this.say(why, 'danger')
      return false
    }
  }

  /** Resolves when nothing of an assignment is on the way any more; false when there is no connection to tell. */
  async settled(assignment: AssignmentId): Promise<boolean> {
    this.#outbox.flush()
    if ((await this.#outbox.pending(assignment)) === 0) return true
    return new Promise((resolve) => {
      const end = (settled: boolean) => {
        stop()
        resolve(settled)
      }
      const stop = this.#outbox.subscribe(async (event) => {
        if (event.kind === 'connection') end(event.state === 'online')
        else if ((await this.#outbox.pending(assignment)) === 0) end(true)
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
        void this.countLeaving()
        const { by } = event
        if (by.kind === 'draft' && here) void this.#acknowledged(event.assignment, by.surplus)
        if (by.kind === 'submit' && by.surplus) {
          this.say(
            'Your lease had run out and others have answered that item. Yours is kept, but left out of agreement.',
          )
        }
        if (by.kind === 'submit' && by.already) this.say('That item had been handed in already; nothing was added.')
        return
      }
      case 'conflict': {
        const { mine, server, message } = event
        if (here) {
          shown.store.getState().setReadOnly(true)
          this.state.setState({ conflict: { mine, server, message } })
        } else this.say(message, 'danger')
        return
      }
      case 'unfinished': {
        const { message, field, index } = event
        if (here) this.state.setState({ problem: { message, field, index } })
        else this.say(`${message} It is a draft again; ⇧Tab takes you back to it.`, 'danger')
        return
      }
      case 'refused':
        void this.countDead()
        void this.countLeaving()
        this.say(`${event.message} It is kept on this device; you can download it.`, 'danger')
    }
  }

  async #acknowledged(assignment: AssignmentId, surplus: boolean): Promise<void> {
    if ((await this.#outbox.pending(assignment)) > 0) return
    // A newer edit may be on its way to this device at this very moment.
    if (this.state.getState().save !== 'unsaved') this.state.setState({ save: surplus ? 'surplus' : 'saved' })
  }

  async countLeaving(): Promise<void> {
    const leaving = (await this.#outbox.leaving()).length
    this.state.setState({ leaving })
  }

  async countDead(): Promise<void> {
    const deadLetters = (await this.#outbox.deadLetters()).length
    this.state.setState({ deadLetters })
  }

  say(text: string, tone: Tone = 'plain'): void {
    this.state.setState({ said: { text, tone, at: performance.now() } })
  }
}

/** What went wrong, for the person. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
