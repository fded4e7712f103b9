import { and, eq, isNull, max, ne } from 'drizzle-orm'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { annotations, rounds } = tables

/** The round with the highest number that has answers and is not a relabel round; null when nobody has answered yet. */
export async function latestAnsweredRound(db: Db, project: ProjectId): Promise<{ id: RoundId; name: string } | null> {
  const [row] = await db
    .select({ number: max(rounds.number) })
    .from(rounds)
    .innerJoin(annotations, eq(annotations.roundId, rounds.id))
    .where(and(eq(rounds.projectId, project), ne(rounds.kind, 'relabel'), isNull(annotations.undoneAt)))
  if (row?.number === null || row?.number === undefined) return null
  const [round] = await db
    .select({ id: rounds.id, name: rounds.name })
    .from(rounds)
    .where(and(eq(rounds.projectId, project), eq(rounds.number, row.number)))
  return round ?? null
}
