import type { Db } from '#db/client.ts'
import { type EventOrigin, insertEvent } from '#db/queries/events.ts'
import type { ItemId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from './actor.ts'
import type { Context } from './context.ts'

type NewEvent = {
  /** What happened, as `noun.verb in the past`: `member.invited`, `version.published`. */
  kind: string
  /** Who did it; null for the system itself. */
  actor: Actor | null
  origin?: EventOrigin
  projectId?: ProjectId
  itemId?: ItemId
  /** The id of what it happened to. */
  subject?: string
  /** What a reader of the log needs; never a secret. */
  details?: Record<string, unknown>
}

/** Writes to the audit log, in the transaction of the change that it tells of. */
export async function recordEvent(ctx: Pick<Context, 'now' | 'newId'>, tx: Db, event: NewEvent): Promise<void> {
  await insertEvent(tx, {
    id: ctx.newId(),
    at: ctx.now(),
    kind: event.kind,
    actorId: event.actor?.account.id ?? null,
    origin: event.origin ?? event.actor?.origin ?? 'system',
    projectId: event.projectId ?? null,
    itemId: event.itemId ?? null,
    subject: event.subject ?? null,
    details: event.details ?? {},
  })
}
