import type { AssignmentId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import { type Desk, OutboxQueue } from './queue.ts'
import { type DeadLetter, OutboxDatabase, type OutboxWork } from './rows.ts'
import { sendRow } from './send-row.ts'
import { type OutboxEvent, OutboxSender } from './sender.ts'

type Listener = (event: OutboxEvent) => void

/** What the screen works with: everything goes to this device first, and from there to the server. */
export type Outbox = {
  /** Resolves when the work is on this device; only then may the screen say so. */
  put(desk: Desk, work: OutboxWork): Promise<void>
  /** Sends what waits now: before the page goes, or because the person asked. */
  flush(): void
  /** Looks for the server again: the connection is back, or the person has signed in again. */
  resume(): void
  /** What of an assignment is on this device alone, when its item is opened (see OutboxQueue). */
  open(assignment: AssignmentId, serverRevision: number): Promise<AnswerDocument | null | 'stale'>
  /** Work of this assignment that the server has not acknowledged. */
  pending(assignment: AssignmentId): Promise<number>
  /** Assignments with a submit or skip on the way. */
  leaving(): Promise<{ assignment: AssignmentId; by: 'submit' | 'skip' }[]>
  /** Makes an unsent submit a draft again; false when it is too late for that. */
  withdraw(assignment: AssignmentId): Promise<boolean>
  /** The draft revision that the next save is based on. */
  setRevision(assignment: AssignmentId, revision: number): Promise<void>
  deadLetters(): Promise<DeadLetter[]>
  forgetDead(ids: readonly number[]): Promise<void>
  subscribe(listener: Listener): () => void
  close(): void
}

/** Opens the outbox of a user in this tab. One of the browser's tabs sends; all hear of it. */
export function openOutbox(user: string): Outbox {
  const queue = new OutboxQueue(new OutboxDatabase(), user)
  const listeners = new Set<Listener>()
  const stop = new AbortController()
  const channel = new BroadcastChannel(`concord-outbox/${user}`)
  const hear = (event: OutboxEvent) => {
    for (const listener of listeners) listener(event)
  }
  const tellAll = (event: OutboxEvent) => {
    hear(event)
    channel.postMessage({ event })
  }
  const sender = new OutboxSender(queue, sendRow, tellAll)
  channel.onmessage = ({ data }: MessageEvent<{ event?: OutboxEvent; wake?: Parameters<OutboxSender['wake']>[0] }>) => {
    if (data.event) hear(data.event)
    if (data.wake) sender.wake(data.wake)
  }
  /** Wakes the sender, which may live in another tab. */
  const wake = (how: Parameters<OutboxSender['wake']>[0] = {}) => {
    sender.wake(how)
    channel.postMessage({ wake: how })
  }
  void navigator.locks
    .request(`concord-outbox/${user}`, { signal: stop.signal }, () => sender.run(stop.signal))
    .catch((error: unknown) => {
      if (!stop.signal.aborted) throw error
    })
  const onOnline = () => wake({ afresh: true })
  const onHide = () => {
    if (document.visibilityState === 'hidden') wake({ hurry: true })
  }
  window.addEventListener('online', onOnline)
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('pagehide', onHide)

  return {
    async put(desk, work) {
      await queue.put(desk, work)
      tellAll({ kind: 'queued', assignment: desk.assignment })
      wake()
    },
    flush: () => wake({ hurry: true, afresh: true }),
    resume: () => wake({ afresh: true }),
    open: (assignment, revision) => queue.open(assignment, revision),
    pending: async (assignment) => (await queue.ofAssignment(assignment)).length,
    async leaving() {
      const rows = await queue.all()
      return rows.flatMap(({ assignment, work: { kind } }) =>
        kind === 'submit' || kind === 'skip' ? [{ assignment, by: kind }] : [],
      )
    },
    withdraw: (assignment) => queue.withdraw(assignment),
    setRevision: (assignment, revision) => queue.setRevision(assignment, revision),
    deadLetters: () => queue.deadLetters(),
    forgetDead: (ids) => queue.forgetDead(ids),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stop.abort()
      window.removeEventListener('online', onOnline)
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', onHide)
      channel.close()
    },
  }
}
