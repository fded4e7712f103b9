import { parentPort } from 'node:worker_threads'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { TaskMessage, TaskReply } from './worker-pool.ts'

/** The worker's end of a WorkerPool: does each task that arrives and answers it, refusals as values. */
export function serveTasks<Task, Answer>(work: (task: Task) => Promise<Answer>): void {
  if (parentPort === null) throw new Error('this file runs in a worker thread only')
  const port = parentPort
  port.on('message', async ({ id, task }: TaskMessage<Task>) => {
    let reply: TaskReply<Answer>
    try {
      reply = { id, ok: true, answer: await work(task) }
    } catch (error) {
      if (error instanceof RefusalError) reply = { id, ok: false, refusal: error.refusal }
      else reply = { id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
    port.postMessage(reply)
  })
}
