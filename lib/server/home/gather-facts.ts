import { getLatestVersion, listVersions } from '#db/queries/definition.ts'
import { countItems } from '#db/queries/item.ts'
import { countRulingsUnder, lastAnswerAt, latestRelease, openQuestions } from '#db/queries/overview.ts'
import { listReviews } from '#db/queries/review.ts'
import { type Round, roundsOfProject } from '#db/queries/round.ts'
import { briefAgreement } from '#lib/domain/impact/agreement-brief.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import type { ProjectFacts, RunningRound } from '#lib/domain/impact/project-facts.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import { measuredNow } from '../agreement/see-agreement.ts'
import type { Context } from '../context.ts'
import { eligibleMembers } from '../rounds/eligible.ts'
import { roundProgress } from '../rounds/round-progress.ts'

/**
 * Everything that the home screen and the overview say of a project: counters, and agreement as it is kept.
 *
 * @throws not_found; forbidden for who may not see rounds and agreement
 */
export async function gatherFacts(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<ProjectFacts> {
  const { project } = input
  await requirePermission(ctx, actor, project, 'rounds.see')
  const now = ctx.now()
  const [latest, versions, rounds, items, members, questions, reviews, release] = await Promise.all([
    getLatestVersion(ctx.db, project),
    listVersions(ctx.db, project),
    roundsOfProject(ctx.db, project),
    countItems(ctx.db, project, {}),
    eligibleMembers(ctx.db, project, []),
    openQuestions(ctx.db, project),
    listReviews(ctx.db, project),
    latestRelease(ctx.db, project),
  ])
  const question = latest?.definition.schema.questions[0] ?? null
  const measures = latest !== null && question !== null && rounds.length > 0
  const measured = measures
    ? await measuredNow(ctx, actor, { project, question: question.id, version: latest.id })
    : null
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  const open = rounds.filter(({ closedAt, kind }) => closedAt === null && kind !== 'import').reverse()
  const last = rounds.find(({ kind }) => kind === 'label')
  const asked = rounds.some(({ kind, versionId }) => kind === 'relabel' && versionId === latest?.id)
  return {
    now,
    version: latest && { number: latest.number, publishedAt: latest.publishedAt },
    items,
    labelers: members.eligible.length,
    rounds: rounds.length,
    running: await Promise.all(open.map((round) => runningRound(ctx, actor, round))),
    lastRound: last
      ? {
          id: last.id,
          name: last.name,
          version: numbers.get(last.versionId) ?? 0,
          openedAt: last.openedAt,
          closedAt: last.closedAt,
        }
      : null,
    questions,
    reviews: reviews
      .filter(({ closedAt }) => closedAt === null)
      .map(({ id, name, items, ruled, parked }) => ({ id, name, items, left: items - ruled - parked })),
    rulingsToPublish: latest ? await countRulingsUnder(ctx.db, project, latest.id) : 0,
    needsRelabel: measured && latest && !asked ? unreadAt(measured, latest.number) : 0,
    agreement: measured && latest && question ? briefAgreement(measured, question, latest.definition) : null,
    measuring: measures && measured === null,
    release,
  }
}

async function runningRound(ctx: Context, actor: Actor, round: Round): Promise<RunningRound> {
  const progress = await roundProgress(ctx, actor, { project: round.projectId, round: round.id })
  return {
    id: round.id,
    name: round.name,
    kind: round.kind,
    version: progress.versionNumber,
    openedAt: round.openedAt,
    items: progress.counts.items,
    wanted: progress.wanted,
    remaining: progress.remaining,
    exhausted: progress.exhausted.length,
    hoursLeft: progress.hoursLeft,
    endsAt: progress.endsAt,
    lastAnswerAt: await lastAnswerAt(ctx.db, round.id),
  }
}

/** Values of people who can be asked again that don't read at the newest version; imported ones stay as they are. */
function unreadAt({ axis }: AgreementReport, version: number): number {
  return axis
    .filter(({ at, how }) => at === version && how === 'recomputed')
    .reduce((sum, { needsRelabel }) => sum + needsRelabel, 0)
}
