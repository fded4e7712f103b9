import type { Db } from '#db/client.ts'
import { type Batch, getBatch } from '#db/queries/import.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { notFound } from '../actor.ts'

/**
 * An import of the project that has not become visible yet.
 *
 * @throws not_found; gone when it has ended
 */
export async function requireOpenImport(db: Db, project: ProjectId, id: string): Promise<Batch> {
  const batch = await getBatch(db, id)
  if (!batch || batch.projectId !== project) throw new RefusalError(notFound)
  if (batch.state === 'loading') return batch
  const message = batch.state === 'ready' ? 'This import has ended already.' : 'This import was cancelled.'
  throw new RefusalError({ code: 'gone', message })
}
