import type { StoreApi } from 'zustand/vanilla'
import { ApiError } from '#lib/client/api.ts'
import { type Outbox, openOutbox } from '#lib/client/outbox/outbox.ts'
import type { OutboxWork } from '#lib/client/outbox/rows.ts'
import { checkDocument } from '#lib/domain/annotation/check-document.ts'
import type { Claim, LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { AssignmentId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { emptyDocument } from '#lib/domain/schema/answer.ts'
import { type LabelingRoutes, labelingRoutes } from './claims.ts'
import { EarlierItems } from './earlier-items.ts'
import { preloadItem } from './preload.ts'
import type { SessionState, Shown } from './session-state.ts'
import { Workplace, wordsOf } from './workplace.ts'

/**
 * Labeling in one project, in one tab: what is shown, what is held ahead, and everything that leaves for the server.
 * Joins the client (outbox, locks) with the stores; React only draws its state.
 */
export class LabelingSession {
  readonly project: ProjectId
  readonly #place: Workplace
  readonly #routes: LabelingRoutes
  readonly #outbox: Outbox
  readonly #checkedChanges = new Set<VersionId>()
  readonly #earlier: EarlierItems
  /** Counts what was left: a claim that was asked for before says what was true then. */
  #turn = 0
  #closed = false

  constructor(project: ProjectId, user: string) {
    this.project = project
    this.#routes = labelingRoutes(project)
    this.#outbox = openOutbox(user)
    const reload = () => this.load()
    this.#place = new Workplace({ project, user, routes: this.#routes, outbox: this.#outbox, reload })
    this.#earlier = new EarlierItems({
      place: this.#place,
      routes: this.#routes,
      outbox: this.#outbox,
      refill: () => this.#refill(),
    })
  }

  get state(): StoreApi<SessionState> {
    return this.#place.state
  }

  close(): void {
    this.#closed = true
    this.#place.release()
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
    await this.#place.countDead()
  }

  /** What is on its way is neither handed out again nor counted by the server; it is counted here. */
  async #claim(current?: AssignmentId): Promise<Claim> {
    const leaving = await this.#outbox.leaving()
    const except = leaving.map(({ assignment }) => assignment)
    const claim = await this.#routes.claim({ current, except, known: [...this.#place.definitions.keys()] })
    const submits = leaving.filter(({ by }) => by === 'submit').length
    return { ...claim, progress: { ...claim.progress, done: claim.progress.done + submits } }
  }

  /** A sign of life of the person, for the time that she is active. */
  touch(): void {
    this.#place.touch()
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
      activeSeconds: this.#place.activeSeconds,
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
    if (!(await this.#place.put(shown.item.assignment, { kind: 'question', text }))) return
    this.#place.say('Your question is on its way to the lead. The answer will come to your inbox.', 'good')
  }

  /** Leafs to the item handed in before the one that is shown. */
  back(): Promise<void> {
    return this.#earlier.back()
  }

  /** Takes the last submit back, or the earlier item that is shown; it is then the item to label. */
  undo(): Promise<void> {
    return this.#earlier.undo()
  }

  /** Returns from earlier items to the one that is to be labeled. */
  forward(): Promise<void> {
    return this.load()
  }

  /** Makes this tab the editor of the item. */
  takeOver(): void {
    this.#place.takeOver()
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
    await this.#place.show({ ...shown.item, draft }, false)
    if (copy === 'mine') await this.#place.save(document)
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
    const current = shown?.past ? undefined : shown?.item.assignment
    const held = [current, next?.assignment].filter((id) => id !== undefined)
    if (held.length === 0) return
    const still = await this.#routes.renew(held).catch(() => null) // the next renewal tries again
    if (!still) return
    if (next && !still.held.includes(next.assignment)) this.state.setState({ next: null })
    if (current && !still.held.includes(current) && this.state.getState().save !== 'surplus') {
      this.state.setState({ save: 'surplus' })
      this.#place.say(
        'You were away longer than an item is held. If others have answered it meanwhile, yours is extra.',
      )
    }
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
    await this.#place.countDead()
  }

  async #leave(shown: Shown, work: OutboxWork): Promise<void> {
    const { assignment } = shown.item
    shown.store.getState().setReadOnly(true) // a second press of the key is not a second answer
    if (!(await this.#place.put(assignment, work))) return shown.store.getState().setReadOnly(false)
    this.#turn++
    if (work.kind === 'submit') this.#earlier.add(assignment)
    const { progress, next } = this.state.getState()
    const counted = work.kind === 'submit' && !shown.past ? 1 : 0
    this.state.setState({
      problem: null,
      progress: { ...progress, done: progress.done + counted, left: Math.max(0, progress.left - (shown.past ? 0 : 1)) },
    })
    if (shown.past) return this.load()
    if (!next) return this.load()
    this.state.setState({ next: null })
    await this.#place.show(next, false)
    await this.#refill()
  }

  /** Claims the item that is shown as current, and holds a further one. */
  async #refill(): Promise<void> {
    const { shown } = this.state.getState()
    if (!shown || shown.past) return
    try {
      const current = shown.item.assignment
      const turn = this.#turn
      const claim = await this.#claim(current)
      // Left meanwhile, it is on the screen until the next one comes; what is held ahead may be that very one.
      if (this.#closed || turn !== this.#turn || this.state.getState().shown?.item.assignment !== current) return
      await this.#receive(claim, null)
    } catch {
      // The item on the screen stays; the next is asked for when it is needed.
    }
  }

  /** Takes in a claim; shows `show` where there is nothing better on the screen. */
  async #receive(claim: Claim, show: LabelingItem | null): Promise<void> {
    const { round, progress, next, idle, definition, examples } = claim
    if (round && definition) this.#place.definitions.set(round.versionId, { definition, examples })
    if (next) preloadItem(next)
    const known = round && this.#place.definitions.get(round.versionId)
    this.state.setState({ round, next, progress, ...(known ?? {}) })
    await this.#place.countLeaving()
    if (show) {
      await this.#tellChanges(show.versionId)
      await this.#place.show(show, false)
    } else if (!claim.current) {
      this.#place.release()
      this.state.setState({ phase: 'idle', idle, shown: null, save: 'unchanged' })
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

  #failed(error: unknown): void {
    if (error instanceof ApiError && error.status === 401) {
      this.state.setState({ connection: 'signed_out' })
      if (this.state.getState().shown) return
    }
    this.state.setState({ phase: 'failed', failure: wordsOf(error) })
  }
}
