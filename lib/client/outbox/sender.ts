import pRetry from 'p-retry'
import type { AssignmentId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import { ApiError } from '../api.ts'
import { type Failure, failureOf, type ServerCopy } from './outcome.ts'
import type { OutboxQueue } from './queue.ts'
import type { OutboxRow } from './rows.ts'
import type { Acknowledgement } from './send-row.ts'

export type Connection = 'online' | 'offline' | 'signed_out'

/** What the screens of this browser hear from the one sender. */
export type OutboxEvent =
  | { kind: 'queued'; assignment: AssignmentId }
  | { kind: 'acknowledged'; assignment: AssignmentId; operationId: string; by: Acknowledgement }
  | { kind: 'conflict'; assignment: AssignmentId; mine: AnswerDocument | null; server: ServerCopy; message: string }
  | { kind: 'unfinished'; assignment: AssignmentId; field: string | null; index: number | null; message: string }
  | { kind: 'refused'; assignment: AssignmentId; message: string }
  | { kind: 'connection'; state: Connection }

type Send = (row: OutboxRow) => Promise<Acknowledgement>

/** Waiting times between tries of one row, in milliseconds; doubled each time, with jitter. */
export const backoff = { tries: 5, first: 400, most: 20_000 } as const

/** The failure of a row that may succeed later; carries what is known of when. */
class Unsent extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind)
    this.failure = failure
  }
}

/**
 * Sends the rows of a user, one after the other, until it is stopped. Exactly one runs per browser profile: whoever
 * holds the lock. It never throws a row away but when the server acknowledged it.
 */
export class OutboxSender {
  readonly #queue: OutboxQueue
  readonly #send: Send
  readonly #tell: (event: OutboxEvent) => void
  readonly #firstWait: number
  /** Rows that failed all their tries: they let others pass until the next wake-up. */
  readonly #postponed = new Set<string>()
  #connection: Connection = 'online'
  #hurry = false
  #wake: () => void = () => {}
  #awake = false
  #retrying: AbortController | null = null
  /** Whether a row is on the way at this moment, and whether to try again at once should it fail. */
  #sending = false
  #again = false

  constructor(queue: OutboxQueue, send: Send, tell: (event: OutboxEvent) => void, firstWait: number = backoff.first) {
    this.#queue = queue
    this.#send = send
    this.#tell = tell
    this.#firstWait = firstWait
  }

  /** Looks again at once; `hurry` sends drafts without waiting for a pause. Also ends the waiting between two tries. */
  wake({ hurry = false, afresh = false } = {}): void {
    this.#hurry ||= hurry
    this.#awake = true
    if (afresh) {
      this.#postponed.clear()
      if (this.#connection === 'signed_out') this.#connect('online')
      // What is on the way would only be sent twice.
      if (this.#sending) this.#again = true
      else this.#retrying?.abort()
    }
    this.#wake()
  }

  async run(stop: AbortSignal): Promise<void> {
    stop.addEventListener('abort', () => {
      this.#retrying?.abort()
      this.#wake()
    })
    while (!stop.aborted) {
      this.#awake = false
      const next =
        this.#connection === 'signed_out' ? { wait: null } : await this.#queue.next(this.#postponed, this.#hurry)
      if ('wait' in next) {
        if (!this.#awake) this.#hurry = false // unless someone hurried meanwhile
        await this.#sleep(next.wait)
      } else {
        await this.#deliver(await this.#queue.seal(next), stop)
      }
    }
  }

  async #deliver(row: OutboxRow, stop: AbortSignal): Promise<void> {
    const retrying = new AbortController()
    this.#retrying = retrying
    try {
      const by = await pRetry(() => this.#try(row), {
        retries: backoff.tries,
        minTimeout: this.#firstWait,
        maxTimeout: backoff.most,
        randomize: true,
        signal: retrying.signal,
        shouldRetry: ({ error }) => error instanceof Unsent && error.failure.kind === 'retry',
      })
      this.#connect('online')
      await this.#queue.settle(row, by.kind === 'draft' ? by.revision : null)
      this.#tell({ kind: 'acknowledged', assignment: row.assignment, operationId: row.operationId, by })
    } catch (error) {
      if (retrying.signal.aborted || stop.aborted) return
      if (!(error instanceof Unsent)) throw error
      await this.#fail(row, error.failure)
    }
  }

  async #try(row: OutboxRow): Promise<Acknowledgement> {
    this.#sending = true
    this.#again = false
    try {
      return await this.#send(row)
    } catch (error) {
      this.#sending = false
      if (this.#again) this.#retrying?.abort()
      const failure = failureOf(error instanceof ApiError ? error : new ApiError(0, {}))
      if (failure.kind === 'retry' && failure.offline) this.#connect('offline')
      if (failure.kind === 'retry' && failure.after !== null) await this.#sleep(failure.after)
      throw new Unsent(failure)
    } finally {
      this.#sending = false
    }
  }

  async #fail(row: OutboxRow, failure: Failure): Promise<void> {
    const { assignment } = row
    switch (failure.kind) {
      case 'retry':
        this.#postponed.add(row.operationId)
        setTimeout(() => {
          this.#postponed.delete(row.operationId)
          this.wake()
        }, backoff.most)
        return
      case 'signed_out':
        return this.#connect('signed_out')
      case 'conflict': {
        const mine = await this.#queue.takeOut(assignment)
        return this.#tell({ kind: 'conflict', assignment, mine, server: failure.server, message: failure.message })
      }
      case 'unfinished': {
        if (row.work.kind === 'submit') await this.#queue.backToDraft(row)
        else await this.#queue.bury(row, failure.message)
        const { field, index, message } = failure
        return this.#tell({ kind: 'unfinished', assignment, field, index, message })
      }
      case 'refused':
        await this.#queue.bury(row, failure.message)
        return this.#tell({ kind: 'refused', assignment, message: failure.message })
    }
  }

  #connect(state: Connection): void {
    if (state === this.#connection) return
    this.#connection = state
    this.#tell({ kind: 'connection', state })
  }

  async #sleep(ms: number | null): Promise<void> {
    if (this.#awake) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      if (ms !== null) setTimeout(resolve, ms)
    })
    this.#wake = () => {}
  }
}
