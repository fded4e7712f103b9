import { Worker } from 'node:worker_threads'
import { WorkerPool } from '../workers/worker-pool.ts'
import type { Measured, MeasureTask } from './measure.worker.ts'

const shared = globalThis as typeof globalThis & { concordMeasurePool?: WorkerPool<MeasureTask, Measured> }

/**
 * Measures a file in a worker thread and writes what is derived from it (thumbnail, upright image, peaks) beside it.
 *
 * @throws invalid when the content is cut or broken, too_large when it has too many pixels
 */
export function measureFile(task: MeasureTask): Promise<Measured> {
  shared.concordMeasurePool ??= new WorkerPool(() => new Worker(new URL('./measure.worker.ts', import.meta.url)), {
    each: 2,
  })
  return shared.concordMeasurePool.run(task)
}
