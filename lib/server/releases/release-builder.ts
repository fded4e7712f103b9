import { Worker } from 'node:worker_threads'
import type { Context } from '../context.ts'
import { WorkerPool } from '../workers/worker-pool.ts'
import type { ReleaseRequest } from './build-release.ts'
import type { ReleaseTask } from './release.worker.ts'
import type { RenderedRelease } from './render-release.ts'

const pool = new WorkerPool<ReleaseTask, RenderedRelease>(
  () => new Worker(new URL('./release.worker.ts', import.meta.url)),
  { size: 1 },
)

/** Builds a release in a worker thread, so that nobody who labels waits for it. */
export function buildReleaseAside(ctx: Context, request: ReleaseRequest): Promise<RenderedRelease> {
  return pool.run({ ...request, databaseUrl: ctx.settings.databaseUrl })
}
