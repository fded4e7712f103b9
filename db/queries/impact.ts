import { and, eq, isNull, max, ne } from 'drizzle-orm'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import { relabelNeeds } from '#lib/domain/impact/relabel-needs.ts'
import type { ProjectId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'
import { currentAnnotations } from './annotation.ts'
import { getVersionTree } from './definition.ts'
import type { RelabelRequest } from './round.ts'

const { annotations, relabelRequests, rounds } = tables

/**
 * Which labelers must answer which questions of which items again under a version, each with the reason. Of several
 * answers of one labeler to one item the last counts; what an open relabel round asks already is left out.
 */
export async function labelsNeedingRelabel(
  db: Db,
  project: ProjectId,
  at: VersionId,
  known?: VersionTree,
): Promise<RelabelRequest[]> {
  const tree = known ?? (await getVersionTree(db, project))
  const waiting = new Set((await openRequests(db, project)).map(({ item, account }) => `${item} ${account}`))
  return relabelNeeds(tree, await currentAnnotations(db, { project }), at)
    .filter(({ item, account }) => !waiting.has(`${item} ${account}`))
    .map(({ item, account, questions, reasons }) => ({ item, account, questions, reason: reasons.join(' ') }))
}

async function openRequests(db: Db, project: ProjectId): Promise<Pick<RelabelRequest, 'item' | 'account'>[]> {
  return db
    .select({ item: relabelRequests.itemId, account: relabelRequests.accountId })
    .from(relabelRequests)
    .innerJoin(rounds, eq(rounds.id, relabelRequests.roundId))
    .where(and(eq(rounds.projectId, project), isNull(rounds.closedAt)))
}

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
