import { getAccount } from '#db/queries/accounts.ts'
import type { EventOrigin } from '#db/queries/events.ts'
import { type Held, type Job, touchJob } from '#db/queries/job.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, notFound } from '../actor.ts'
import type { Context } from '../context.ts'

/** How long a job stays its holder's without a sign of life. */
export const leaseMs = 10_000
/** How often progress is written at most. */
const reportEveryMs = 400

/** Thrown inside a handler when the job must stop: someone cancelled it, the server ends, or another holds it now. */
export class JobStopped extends Error {
  readonly why: 'cancelled' | 'lost' | 'shutdown'
  constructor(why: 'cancelled' | 'lost' | 'shutdown') {
    super(`the job was stopped: ${why}`)
    this.why = why
  }
}

/**
 * One run of a job in the hands of its handler. A handler may be run again from the start after a crash, so it must
 * find what it did before and go on from there.
 */
export class JobRun {
  readonly ctx: Context
  readonly job: Job
  readonly #stop = new AbortController()
  readonly #listen: ((progress: number, message: string) => void) | undefined
  #reportedAt = 0
  #latest: { progress?: number; message?: string } = {}

  constructor(ctx: Context, job: Job, listen?: (progress: number, message: string) => void) {
    this.ctx = ctx
    this.job = job
    this.#listen = listen
  }

  /** Aborts when the job must stop; its reason is a JobStopped. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  stop(why: JobStopped['why']): void {
    this.#stop.abort(new JobStopped(why))
  }

  /** @throws JobStopped */
  check(): void {
    if (this.signal.aborted) throw this.signal.reason
  }

  /**
   * Says how far it is (0 … 1) and what it does, in words. Call it between small pieces of work.
   *
   * @throws JobStopped
   */
  async report(progress: number, message: string): Promise<void> {
    this.check()
    this.#latest = { progress: Math.min(1, Math.max(0, progress)), message }
    this.#listen?.(progress, message)
    const now = this.ctx.now().getTime()
    if (now - this.#reportedAt < reportEveryMs) return
    this.#reportedAt = now
    await this.keep()
    this.check()
  }

  /** Keeps the lease and writes what was last said. Answers whether the job is still this holder's. */
  async keep(): Promise<boolean> {
    const now = this.ctx.now()
    const lease = { leaseUntil: new Date(now.getTime() + leaseMs), updatedAt: now }
    const held: Held = await touchJob(this.ctx.db, this.job, { ...lease, ...this.#latest })
    if (held === 'cancel_requested') this.stop('cancelled')
    if (held === 'lost') this.stop('lost')
    return held !== 'lost'
  }

  /**
   * The person who started the job.
   *
   * @throws not_found when the account is disabled
   */
  async actor(): Promise<Actor> {
    const account = this.job.accountId ? await getAccount(this.ctx.db, this.job.accountId) : null
    if (!account || account.disabledAt) throw new RefusalError(notFound)
    const origin = (this.job.payload.origin ?? 'system') as EventOrigin
    return { account, origin, sessionId: null }
  }
}
