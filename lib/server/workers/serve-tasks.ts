import { parentPort } from 'node:worker_threads'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { diskFull, isDiskFull } from '../disk-full.ts'
import type { TaskMessage, TaskReply } from './worker-pool.ts'

/** Says how far a task is (0 … 1) and what it does, in words. */
export type Report = (done: number, message: string) => void

/** The worker's end of a WorkerPool: does each task that arrives and answers it, refusals as values. */
export function serveTasks<Task, Answer>(work: (task: Task, report: Report) => Promise<Answer>): void {
  if (parentPort === null) throw new Error('this file runs in a worker thread only')
  const port = parentPort
  port.on('message', async ({ id, task }: TaskMessage<Task>) => {
    let reply: TaskReply<Answer>
    try {
      reply = { id, ok: true, answer: await work(task, (done, message) => port.postMessage({ id, done, message })) }
    } catch (error) {
      if (error instanceof RefusalError) reply = { id, ok: false, refusal: error.refusal }
      else if (isDiskFull(error)) reply = { id, ok: false, refusal: diskFull }
      else reply = { id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
    port.postMessage(reply)
  })
}
