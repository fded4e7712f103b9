import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { WorkerPool } from './worker-pool.ts'

const pool = new WorkerPool<number, string>(
  () => new Worker(new URL('./testing/counting.worker.ts', import.meta.url)),
  { size: 1 },
)

test('a task tells how far it is before it answers', async () => {
  const heard: string[] = []
  const answer = await pool.run(3, { onProgress: (done, message) => heard.push(`${done.toFixed(2)} ${message}`) })
  expect(answer).toBe('counted to 3')
  expect(heard).toEqual(['0.33 at 1', '0.67 at 2', '1.00 at 3'])
})

test('a task that is given up ends its worker, and the next one runs in another', async () => {
  const scope = new AbortController()
  const waiting = new AbortController()
  const started = Promise.withResolvers<void>()
  const endless = pool.run(-1, { signal: scope.signal, onProgress: () => started.resolve() })
  const queued = pool.run(1, { signal: waiting.signal })
  const after = pool.run(2)
  await started.promise
  waiting.abort(new Error('not needed any more'))
  scope.abort(new Error('enough'))
  await expect(endless).rejects.toThrow('enough')
  await expect(queued).rejects.toThrow('not needed any more')
  expect(await after).toBe('counted to 2')
})
