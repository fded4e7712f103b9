import { Worker } from 'node:worker_threads'
import { WorkerPool } from '../workers/worker-pool.ts'
import type { ImportPlan, PlanInput } from './import-plan.ts'

const shared = globalThis as typeof globalThis & { concordPlanPool?: WorkerPool<PlanInput, ImportPlan> }

/** Plans an import in a worker thread, since reading large tables would hold up everybody's requests. */
export function planInWorker(input: PlanInput): Promise<ImportPlan> {
  shared.concordPlanPool ??= new WorkerPool(() => new Worker(new URL('./plan.worker.ts', import.meta.url)), { size: 1 })
  return shared.concordPlanPool.run(input)
}
