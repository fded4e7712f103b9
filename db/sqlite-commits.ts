import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { retryWhileBusy, type SqliteConnection } from './sqlite-connection.ts'

const largestGroup = 64

type Member = { work: () => Promise<unknown>; resolve: (value: unknown) => void; reject: (reason: unknown) => void }
type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown }

/**
 * The one queue of writers in this process. Those that wait together share one BEGIN IMMEDIATE and one commit (one sync
 * of the disk), each in a savepoint, and hear of their outcome only after the commit.
 */
export class Commits {
  readonly #connection: SqliteConnection
  #waiting: Member[] = []
  #draining: Promise<void> | null = null

  constructor(connection: SqliteConnection) {
    this.#connection = connection
  }

  /** Runs `work` in a transaction, in its turn; `work` is run a second time when its group could not be committed. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const inContext = AsyncLocalStorage.snapshot()
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        work: () => inContext(work),
        resolve: (value) => resolve(value as T),
        reject,
      })
      this.#draining ??= this.#drain()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#draining
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        await nextTurn() // lets the requests that came in together gather, and the others go on
        await this.#commit(this.#waiting.splice(0, largestGroup))
      }
    } finally {
      this.#draining = null
    }
  }

  async #commit(group: Member[]): Promise<void> {
    try {
      const outcomes = await this.#attempt(group)
      group.forEach((member, at) => {
        const outcome = outcomes[at]!
        if (outcome.ok) member.resolve(outcome.value)
        else member.reject(outcome.error)
      })
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error)
      else for (const member of group) await this.#commit([member])
    }
  }

  /** Runs all members and commits; throws, with nothing left in the database, when the transaction was lost. */
  async #attempt(group: Member[]): Promise<Outcome[]> {
    const { driver } = this.#connection
    await retryWhileBusy(() => driver.exec('begin immediate'))
    try {
      const outcomes: Outcome[] = []
      for (const member of group) {
        const outcome: Outcome = await savepoint(this.#connection, member.work).then(
          (value) => ({ ok: true, value }),
          (error) => ({ ok: false, error }),
        )
        // A full disk ends the whole transaction: what came before is gone, what followed would commit by itself.
        if (!this.#connection.inTransaction) throw outcome.ok ? new Error('the transaction was lost') : outcome.error
        outcomes.push(outcome)
      }
      driver.exec('commit')
      return outcomes
    } catch (error) {
      if (this.#connection.inTransaction) driver.exec('rollback')
      throw error
    }
  }
}

let savepoints = 0

/** Runs `work` so that all of it or none of it stays in the transaction around it. */
export async function savepoint<T>(connection: SqliteConnection, work: () => Promise<T>): Promise<T> {
  const name = `s${++savepoints}`
  connection.driver.exec(`savepoint ${name}`)
  try {
    const result = await work()
    if (!connection.inTransaction) throw new Error('the transaction was lost')
    connection.driver.exec(`release ${name}`)
    return result
  } catch (error) {
    if (connection.inTransaction) connection.driver.exec(`rollback to ${name}; release ${name}`)
    throw error
  }
}
