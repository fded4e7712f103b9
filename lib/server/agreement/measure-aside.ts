import { Worker } from 'node:worker_threads'
import { cacheAgreement } from '#db/queries/agreement.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import type { Context } from '../context.ts'
import { type RunOptions, WorkerPool } from '../workers/worker-pool.ts'
import type { AgreementTask } from './agreement.worker.ts'
import type { AgreementRequest } from './agreement-request.ts'

const pool = new WorkerPool<AgreementTask, AgreementReport>(
  () => new Worker(new URL('./agreement.worker.ts', import.meta.url)),
  { size: 1 },
)
const keptMs = 24 * 3600 * 1000

/** Measures in a worker thread, on a snapshot of its own, and keeps the report under its key. */
export async function measureAside(
  ctx: Context,
  key: string,
  request: AgreementRequest,
  options: RunOptions = {},
): Promise<AgreementReport> {
  const report = await pool.run({ ...request, databaseUrl: ctx.settings.databaseUrl }, options)
  const at = ctx.now()
  const row = { key, projectId: request.project, versionId: request.target, result: report, at }
  await ctx.db.transaction((tx) => cacheAgreement(tx, row, new Date(at.getTime() - keptMs)))
  return report
}
