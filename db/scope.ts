import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * A transaction, savepoint or snapshot while its function runs. Statements pass through it, so that both back ends
 * refuse the same mistakes: using the handle after the end, or going on after a failed statement (which PostgreSQL does
 * not allow, and whose COMMIT it silently turns into a rollback).
 */
export class Scope {
  #over = false
  #failure: unknown = null

  /** Throws unless another statement may run. */
  assertUsable(): void {
    if (this.#over) throw new Error('this transaction is over: a query was not awaited in it, or its handle was kept')
    this.assertSound()
  }

  /** Throws when a statement has failed, even if the caller caught its error. */
  assertSound(): void {
    if (this.#failure) {
      throw new Error('a statement failed, so the transaction cannot go on: wrap what may fail in a savepoint', {
        cause: this.#failure,
      })
    }
  }

  fail(error: unknown): void {
    this.#failure ??= error
  }

  end(): void {
    this.#over = true
  }

  get open(): boolean {
    return !this.#over
  }
}

/** Knows whether the running code is inside a transaction of one database, however deep in calls. */
export class Inside {
  #scopes = new AsyncLocalStorage<Scope>()

  run<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.#scopes.run(scope, work)
  }

  /**
   * Throws inside a transaction: a call on the plain database would wait for the very transaction that waits for it, or
   * read what is not yet changed.
   */
  refuse(): void {
    if (this.#scopes.getStore()?.open) throw new Error('inside a transaction, use the handle that it was given')
  }
}
