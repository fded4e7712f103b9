import { Worker } from 'node:worker_threads'
import { getLatestVersion } from '#db/queries/definition.ts'
import { itemNames } from '#db/queries/item-names.ts'
import { ruledItems } from '#db/queries/review.ts'
import { countRound, type Round, roundsOfProject } from '#db/queries/round.ts'
import { patternTitle } from '#lib/domain/disagreement/pattern-title.ts'
import type { SeenDisagreements } from '#lib/domain/disagreement/seen-disagreements.ts'
import type { DisagreementPattern } from '#lib/domain/disagreement/triage.ts'
import type { ProjectId, QuestionId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { WorkerPool } from '../workers/worker-pool.ts'
import type { DisagreementTask } from './disagreements.worker.ts'

const pool = new WorkerPool<DisagreementTask, DisagreementPattern[]>(
  () => new Worker(new URL('./disagreements.worker.ts', import.meta.url)),
  { size: 1 },
)

export type DisagreementQuery = { project: ProjectId; round?: RoundId; question?: QuestionId }

/**
 * The disagreements of a round, read at the latest version, over closed items only. Unless a round is named, it is the
 * latest one with closed items that is no relabel round.
 *
 * @throws not_found for a round that is not of this project; invalid for a question that is not asked
 */
export async function seeDisagreements(
  ctx: Context,
  actor: Actor,
  input: DisagreementQuery,
): Promise<SeenDisagreements> {
  await requirePermission(ctx, actor, input.project, 'disagreements.see')
  const rounds = await roundsOfProject(ctx.db, input.project)
  const version = await getLatestVersion(ctx.db, input.project)
  const round = await chooseRound(ctx, rounds, input.round)
  const around = { rounds: rounds.map(({ id, name, number, kind }) => ({ id, name, number, kind })) }
  if (!version || !round) {
    return { ...around, questions: [], round: null, question: null, version: null, patterns: [], ruled: 0 }
  }
  const { schema } = version.definition
  const question = input.question ? findQuestion(schema, input.question) : (schema.questions[0] ?? null)
  if (!question) {
    const message = `Version ${version.number} does not ask this question.`
    throw new RefusalError({ code: 'invalid', field: 'question', message })
  }
  const patterns = await findPatterns(ctx, input.project, round.id, question.id, version.id)
  const ids = patterns.flatMap(({ items }) => items.map(({ item }) => item))
  const names = await itemNames(ctx.db, ids)
  const ruled = await ruledItems(ctx.db, input.project, question.id)
  return {
    ...around,
    questions: schema.questions.map(({ id, name }) => ({ id, name })),
    round: { id: round.id, name: round.name },
    question: { id: question.id, name: question.name, kind: question.kind },
    version: version.number,
    ruled: ids.filter((id) => ruled.has(id)).length,
    patterns: patterns.map((pattern) => ({
      key: pattern.key,
      title: patternTitle(pattern.names, question),
      impact: pattern.impact,
      items: pattern.items.map(({ item, impact }) => ({
        item,
        name: names[item] ?? item,
        impact,
        ruled: ruled.has(item),
      })),
    })),
  }
}

/** The ranked patterns of a round, found in a worker thread. */
export function findPatterns(
  ctx: Context,
  project: ProjectId,
  round: RoundId,
  question: QuestionId,
  version: DisagreementTask['version'],
): Promise<DisagreementPattern[]> {
  return pool.run({ project, round, question, version, now: ctx.now(), databaseUrl: ctx.settings.databaseUrl })
}

/** The round that is named; else the newest one with items that may be seen, relabel rounds left out. */
async function chooseRound(ctx: Context, rounds: readonly Round[], wanted: RoundId | undefined): Promise<Round | null> {
  if (wanted === undefined) {
    const usual = rounds.filter(({ kind }) => kind !== 'relabel')
    for (const round of usual) if ((await countRound(ctx.db, round.id, ctx.now())).closed > 0) return round
    return usual[0] ?? null
  }
  const round = rounds.find(({ id }) => id === wanted)
  if (!round) throw new RefusalError({ code: 'not_found', message: 'There is nothing here by that name.' })
  return round
}
