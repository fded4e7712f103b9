import { Worker } from 'node:worker_threads'
import type { ForeseeInput, QuestionForesight } from '#lib/domain/impact/foresee-publish.ts'
import { WorkerPool } from '../workers/worker-pool.ts'

const shared = globalThis as typeof globalThis & {
  concordForeseePool?: WorkerPool<ForeseeInput, QuestionForesight[]>
}

/** Works out what a draft would do in a worker thread, since bootstraps would hold up everybody's requests. */
export function foreseeInWorker(input: ForeseeInput): Promise<QuestionForesight[]> {
  shared.concordForeseePool ??= new WorkerPool(() => new Worker(new URL('./foresee.worker.ts', import.meta.url)), {
    size: 1,
  })
  return shared.concordForeseePool.run(input)
}
