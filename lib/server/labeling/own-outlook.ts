import { ownActiveTime } from '#db/queries/annotation.ts'
import { countOwn } from '#db/queries/assignment.ts'
import { getVersion } from '#db/queries/definition.ts'
import { getRoundLabeler, openRounds, type Round } from '#db/queries/round.ts'
import { claimableItems } from '#db/queries/slots.ts'
import { secondsLeft } from '#lib/domain/assignment/pace.ts'
import type { ProjectId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Membership } from '#lib/domain/project/people.ts'
import { hasSeeingRole } from '#lib/domain/project/roles.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

/** What waits for a labeler in one round. */
export type OwnRound = {
  round: RoundId
  name: string
  versionId: VersionId
  versionNumber: number
  done: number
  left: number
  secondsLeft: number | null
}

/**
 * What waits for the actor as a labeler, round by round, oldest first; rounds without work for her are left out.
 * Nothing is taken.
 *
 * @throws not_found; forbidden
 */
export async function ownOutlook(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<OwnRound[]> {
  const member = await requirePermission(ctx, actor, input.project, 'label')
  const rounds = (await openRounds(ctx.db, input.project)).filter(({ kind }) => kind !== 'import')
  const outlooks = await Promise.all(rounds.map((round) => inRound(ctx, round, member)))
  return outlooks.filter((outlook) => outlook !== null).filter(({ left }) => left > 0)
}

async function inRound(ctx: Context, round: Round, member: Membership): Promise<OwnRound | null> {
  const account = member.accountId
  const place = await getRoundLabeler(ctx.db, round.id, account)
  if (hasSeeingRole(member.roles) ? !place || place.blind : !place && round.kind !== 'label') return null
  const [open, counts, active, version] = await Promise.all([
    claimableItems(ctx.db, round, account),
    countOwn(ctx.db, round.id, account),
    ownActiveTime(ctx.db, round.id, account, round.openedAt),
    getVersion(ctx.db, round.versionId),
  ])
  const left = open.length + counts.held
  return {
    round: round.id,
    name: round.name,
    versionId: round.versionId,
    versionNumber: version?.number ?? 0,
    done: counts.submitted + counts.surplus,
    left,
    secondsLeft: secondsLeft(left, active.answers, active.seconds),
  }
}
