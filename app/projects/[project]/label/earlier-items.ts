import type { Outbox } from '#lib/client/outbox/outbox.ts'
import type { AssignmentId } from '#lib/domain/kernel/ids.ts'
import type { LabelingRoutes } from './claims.ts'
import { type Workplace, wordsOf } from './workplace.ts'

type Options = {
  place: Workplace
  routes: LabelingRoutes
  outbox: Outbox
  /** Claims what is shown as the item to label, and holds a further one. */
  refill: () => Promise<void>
}

/** Items that were handed in before: leafing back to them, and taking a submit back until its item closes. */
export class EarlierItems {
  readonly #options: Options
  readonly #place: Workplace
  /** Assignments handed in during this session, latest last. */
  readonly #handedIn: AssignmentId[] = []

  constructor(options: Options) {
    this.#options = options
    this.#place = options.place
  }

  add(assignment: AssignmentId): void {
    this.#forget(assignment)
    this.#handedIn.push(assignment)
    this.#tellCount()
  }

  /** Leafs to the item handed in before the one that is shown. */
  async back(): Promise<void> {
    const { shown, round } = this.#place.state.getState()
    if (!round) return
    try {
      const last = this.#handedIn.at(-1)
      if (last) await this.#place.settled(last)
      const entries = await this.#options.routes.history(shown?.item.round ?? round.id)
      const at = shown?.past ? entries.findIndex(({ assignment }) => assignment === shown.item.assignment) : -1
      const entry = entries[at + 1]
      if (!entry)
        return this.#place.say(
          shown?.past ? 'That was your first item in this round.' : 'There is nothing before this.',
        )
      await this.#place.show(await this.#options.routes.read(entry.assignment), true)
    } catch (error) {
      this.#place.say(wordsOf(error), 'danger')
    }
  }

  /** Takes the last submit back, or the earlier item that is shown; it is then the item to label. */
  async undo(): Promise<void> {
    const { shown } = this.#place.state.getState()
    try {
      const assignment = shown?.past ? shown.item.assignment : (this.#handedIn.at(-1) ?? (await this.#lastOfBefore()))
      if (!assignment) return this.#place.say('There is no submit to take back.')
      if (await this.#options.outbox.withdraw(assignment)) {
        await this.#place.show(await this.#options.routes.read(assignment), false)
      } else {
        await this.#place.settled(assignment)
        await this.#place.show(await this.#options.routes.reopen(assignment), false)
      }
      this.#forget(assignment)
      this.#tellCount()
      await this.#options.refill()
    } catch (error) {
      this.#place.say(wordsOf(error), 'danger')
    }
  }

  /** What was handed in last before this page was opened. */
  async #lastOfBefore(): Promise<AssignmentId | null> {
    const { shown, round } = this.#place.state.getState()
    const of = shown?.item.round ?? round?.id
    const entries = of ? await this.#options.routes.history(of) : []
    return entries.find(({ state }) => state === 'submitted')?.assignment ?? null
  }

  #forget(assignment: AssignmentId): void {
    const at = this.#handedIn.indexOf(assignment)
    if (at >= 0) this.#handedIn.splice(at, 1)
  }

  #tellCount(): void {
    this.#place.state.setState({ canUndo: this.#handedIn.length > 0 })
  }
}
