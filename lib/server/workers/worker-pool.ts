import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { type Refusal, RefusalError } from '#lib/domain/kernel/refusal.ts'

/** What goes over to a worker and what comes back; see serve-tasks.ts for the other end. */
export type TaskMessage<Task> = { id: number; task: Task }
export type TaskReply<Answer> =
  | { id: number; ok: true; answer: Answer }
  | { id: number; ok: false; refusal: Refusal }
  | { id: number; ok: false; error: string }
/** What a worker says on the way. */
type TaskProgress = { id: number; done: number; message: string }

export type RunOptions = {
  /** Hears how far the task is. */
  onProgress?: (done: number, message: string) => void
  /** Gives the task up: its worker is ended, with whatever else that worker had in hand. */
  signal?: AbortSignal
}

type Waiting<Task, Answer> = {
  task: Task
  options: RunOptions
  resolve(answer: Answer): void
  reject(error: unknown): void
}
type Seat<Task, Answer> = { worker: Worker; busy: Map<number, Waiting<Task, Answer>>; idleTimer: NodeJS.Timeout | null }

/** A worker that has had nothing to do for this long is ended, to give its memory back. */
const idleMs = 5000

/** As many workers as leave one core to those who label. */
export function usualPoolSize(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1))
}

/**
 * Worker threads that are started when there is work and ended when there is none. Tasks are done in the order in which
 * they came; each worker has at most `each` of them at once.
 */
export class WorkerPool<Task, Answer> {
  readonly #start: () => Worker
  readonly #size: number
  readonly #each: number
  readonly #queue: Waiting<Task, Answer>[] = []
  readonly #seats = new Set<Seat<Task, Answer>>()
  #lastId = 0

  /** `start` must hold the literal `new Worker(new URL('./x.worker.ts', import.meta.url))`, which the bundler looks for. */
  constructor(start: () => Worker, options: { size?: number; each?: number } = {}) {
    this.#start = start
    this.#size = options.size ?? usualPoolSize()
    this.#each = options.each ?? 1
  }

  /** Does a task in a worker. Rejects with a RefusalError when the worker refuses it, with an Error when it breaks. */
  run(task: Task, options: RunOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = { task, options, resolve, reject }
      this.#queue.push(waiting)
      options.signal?.addEventListener('abort', () => this.#giveUp(waiting), { once: true })
      this.#assign()
    })
  }

  #giveUp(waiting: Waiting<Task, Answer>): void {
    const reason: unknown = waiting.options.signal?.reason
    const queued = this.#queue.indexOf(waiting)
    if (queued >= 0) {
      this.#queue.splice(queued, 1)
      waiting.reject(reason)
      return
    }
    for (const seat of this.#seats) {
      if (![...seat.busy.values()].includes(waiting)) continue
      waiting.reject(reason)
      void seat.worker.terminate()
      this.#lose(seat, new Error('the worker was ended'))
    }
  }

  #assign(): void {
    while (this.#queue.length > 0) {
      const seat = this.#freeSeat()
      if (seat === null) return
      const waiting = this.#queue.shift() as Waiting<Task, Answer>
      const id = ++this.#lastId
      if (seat.idleTimer) clearTimeout(seat.idleTimer)
      seat.idleTimer = null
      seat.busy.set(id, waiting)
      seat.worker.ref()
      seat.worker.postMessage({ id, task: waiting.task } satisfies TaskMessage<Task>)
    }
  }

  #freeSeat(): Seat<Task, Answer> | null {
    const seats = [...this.#seats].sort((a, b) => a.busy.size - b.busy.size)
    const least = seats[0]
    if (least && least.busy.size === 0) return least
    if (seats.length < this.#size) return this.#open()
    return least && least.busy.size < this.#each ? least : null
  }

  #open(): Seat<Task, Answer> {
    const seat: Seat<Task, Answer> = { worker: this.#start(), busy: new Map(), idleTimer: null }
    seat.worker.on('message', (message: TaskReply<Answer> | TaskProgress) => {
      if ('ok' in message) this.#settle(seat, message)
      else seat.busy.get(message.id)?.options.onProgress?.(message.done, message.message)
    })
    seat.worker.on('error', (error) => this.#lose(seat, error))
    seat.worker.on('exit', () => this.#lose(seat, new Error('the worker ended')))
    this.#seats.add(seat)
    return seat
  }

  #settle(seat: Seat<Task, Answer>, reply: TaskReply<Answer>): void {
    const waiting = seat.busy.get(reply.id)
    seat.busy.delete(reply.id)
    if (seat.busy.size === 0) this.#rest(seat)
    if (reply.ok) waiting?.resolve(reply.answer)
    else waiting?.reject('refusal' in reply ? new RefusalError(reply.refusal) : new Error(reply.error))
    this.#assign()
  }

  /** A worker without work keeps no program from ending, and ends itself after a while. */
  #rest(seat: Seat<Task, Answer>): void {
    seat.worker.unref()
    seat.idleTimer = setTimeout(() => {
      this.#seats.delete(seat)
      void seat.worker.terminate()
    }, idleMs)
    seat.idleTimer.unref()
  }

  #lose(seat: Seat<Task, Answer>, error: unknown): void {
    this.#seats.delete(seat)
    for (const waiting of seat.busy.values()) waiting.reject(error)
    seat.busy.clear()
    this.#assign()
  }
}
