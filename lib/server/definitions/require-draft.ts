import type { Db } from '#db/client.ts'
import { type DefinitionDraft, getDefinitionDraft } from '#db/queries/definition.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { notFound } from '../actor.ts'

/**
 * An open draft, at the revision that the actor saw (null: whatever it is now).
 *
 * @throws not_found; conflict when it was published or dropped, or when someone else changed it: then with the server's
 *   copy, so that both are kept
 */
export async function requireDraft(
  db: Db,
  project: ProjectId,
  id: string,
  revision: number | null,
): Promise<DefinitionDraft> {
  const draft = await getDefinitionDraft(db, project, id)
  if (!draft) throw new RefusalError(notFound)
  if (draft.publishedAs) {
    const message = 'A published definition is immutable; create a new draft.'
    throw new RefusalError({ code: 'conflict', message, details: { version: draft.publishedAs } })
  }
  if (draft.closedAt) throw new RefusalError({ code: 'conflict', message: 'This draft was dropped; create a new one.' })
  if (revision !== null && draft.revision !== revision) throw new RefusalError(staleDraft(draft))
  return draft
}

export function staleDraft(draft: DefinitionDraft | null) {
  return {
    code: 'conflict' as const,
    message: 'Someone else changed this draft meanwhile. Theirs is shown; make your change again.',
    details: draft ? { revision: draft.revision, definition: draft.definition, operations: draft.operations } : {},
  }
}
