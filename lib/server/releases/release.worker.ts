import { openDatabase } from '#db/client.ts'
import { serveTasks } from '../workers/serve-tasks.ts'
import { buildRelease, type ReleaseRequest } from './build-release.ts'
import type { RenderedRelease } from './render-release.ts'

export type ReleaseTask = ReleaseRequest & { databaseUrl: string }

serveTasks<ReleaseTask, RenderedRelease>(async ({ databaseUrl, ...request }) => {
  const db = await openDatabase(databaseUrl, { readOnly: true })
  try {
    return await buildRelease(db, request)
  } finally {
    await db.close()
  }
})
