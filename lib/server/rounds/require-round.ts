import type { Db } from '#db/client.ts'
import { getRound, type Round } from '#db/queries/round.ts'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { notFound } from '../actor.ts'

/** @throws not_found when the project has no such round */
export async function requireRound(db: Db, project: ProjectId, id: RoundId): Promise<Round> {
  const round = await getRound(db, id)
  if (!round || round.projectId !== project) throw new RefusalError(notFound)
  return round
}

/** @throws not_found, or conflict when the round is closed */
export async function requireOpenRound(db: Db, project: ProjectId, id: RoundId): Promise<Round> {
  const round = await requireRound(db, project, id)
  if (round.closedAt) {
    throw new RefusalError({ code: 'conflict', message: `Round ${round.number} is closed; open another one.` })
  }
  return round
}

/** The name under which changes of a round's slots wait for each other. */
export function roundLock(round: RoundId): string {
  return `round/${round}`
}
