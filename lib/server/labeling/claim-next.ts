import type { Db } from '#db/client.ts'
import { ownActiveTime } from '#db/queries/annotation.ts'
import { type Assignment, countOwn, heldBy, renewHeld, updateAssignment } from '#db/queries/assignment.ts'
import { getVersion } from '#db/queries/definition.ts'
import { exampleItems } from '#db/queries/examples.ts'
import { getRound, openRounds, type Round } from '#db/queries/round.ts'
import { claimableItems, expireDue, isHeldByOthers } from '#db/queries/slots.ts'
import type { Claim, ClaimedRound } from '#lib/domain/annotation/claim.ts'
import { itemOrder } from '#lib/domain/assignment/item-order.ts'
import { leaseEnd } from '#lib/domain/assignment/lease.ts'
import { secondsLeft } from '#lib/domain/assignment/pace.ts'
import type { AssignmentId, ProjectId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Membership } from '#lib/domain/project/people.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { roundLock } from '../rounds/require-round.ts'
import { enterRound } from './enter-round.ts'
import { loadLabelingItem } from './labeling-item.ts'
import { openAssignment } from './open-assignment.ts'

export type ClaimInput = {
  project: ProjectId
  /** One round; the oldest open one with work for this labeler where nothing is said. */
  round?: RoundId
  /** What the screen shows already, or is about to show: it is kept, and one further item is held behind it. */
  current?: AssignmentId
  /** Answered or skipped: word of it is on the way. They are not handed out, and not counted as done. */
  except?: readonly AssignmentId[]
  /** Whether to hold one further item ahead; true where nothing is said. */
  prefetch?: boolean
  /** Definition versions that the client has, so that they are not sent again. */
  known?: readonly VersionId[]
}

type Taken = { round: Round; current: Assignment; next: Assignment | null; left: number }
type Nothing = 'not_allowed' | 'finished' | 'waiting'

/**
 * Gives the labeler her item and holds one further. In one transaction per round, under its lock: leases that ran out
 * are ended, what she holds is renewed, and slots are taken by a conditional update, so that no item ever has more
 * than k labelers. What she gets depends on slots and on her seed alone.
 *
 * @throws not_found when she is not a member; forbidden without a labeling role
 */
export async function claimNext(ctx: Context, actor: Actor, input: ClaimInput): Promise<Claim> {
  const member = await requirePermission(ctx, actor, input.project, 'label')
  const open = (await openRounds(ctx.db, input.project)).filter(
    ({ id, kind }) => kind !== 'import' && (!input.round || id === input.round),
  )
  let idle: Claim['idle'] = 'no_round'
  let last: Round | null = null
  for (const { id } of open) {
    const taken = await ctx.db.transaction((tx) => claimInRound(ctx, tx, member, id, input))
    if (typeof taken === 'object') return present(ctx, member, taken, input)
    if (taken !== 'not_allowed' || idle === 'no_round') idle = taken
    last = await getRound(ctx.db, id)
  }
  const progress = last
    ? await ownProgress(ctx, last, member, 0, input.except)
    : { done: 0, left: 0, secondsLeft: null }
  return {
    round: last && (await describeRound(ctx.db, last)),
    current: null,
    next: null,
    progress,
    ...(last ? await describeDefinition(ctx, last, input) : { definition: null, examples: [] }),
    idle,
  }
}

/** The definition that a round pins, with the items that it shows as examples; nothing where the client knows it. */
async function describeDefinition(
  ctx: Context,
  round: Round,
  { project, known }: ClaimInput,
): Promise<Pick<Claim, 'definition' | 'examples'>> {
  const version = known?.includes(round.versionId) ? null : await getVersion(ctx.db, round.versionId)
  if (!version) return { definition: null, examples: [] }
  const shown = version.definition.guideline.entries.flatMap(({ examples }) => examples.map(({ item }) => item))
  return { definition: version.definition, examples: await exampleItems(ctx.db, project, shown) }
}

async function claimInRound(
  ctx: Context,
  tx: Db,
  member: Membership,
  roundId: RoundId,
  input: ClaimInput,
): Promise<Taken | Nothing> {
  await tx.lock(roundLock(roundId))
  const round = await getRound(tx, roundId)
  if (!round || round.closedAt) return 'finished'
  const place = await enterRound(ctx, tx, round, member)
  if (place === 'not_allowed') return 'not_allowed'
  if (place === 'not_asked') return 'finished'
  const account = member.accountId
  const now = ctx.now()
  await expireDue(tx, round.id, now, now)
  const held = (await heldBy(tx, round.id, account)).filter(({ id }) => !input.except?.includes(id))
  const open = itemOrder(place.seed, await claimableItems(tx, round, account))
  const current =
    held.find(({ id }) => id === input.current) ??
    held[0] ??
    (await openAssignment(ctx, tx, round, account, open, false))
  if (!current) return (await isHeldByOthers(tx, round, account)) ? 'waiting' : 'finished'
  const further = held.find(({ id }) => id !== current.id)
  const ahead = open.filter((item) => item !== current.itemId)
  const next = further ?? (input.prefetch === false ? null : await openAssignment(ctx, tx, round, account, ahead, true))
  await renewHeld(tx, account, [current.id, ...(next ? [next.id] : [])], leaseEnd(now, round.leaseSeconds))
  if (current.prefetched) await updateAssignment(tx, current.id, { prefetched: false, updatedAt: now })
  const own = new Set([...held, current, ...(next ? [next] : [])].map(({ itemId }) => itemId))
  return { round, current, next, left: own.size + open.filter((item) => !own.has(item)).length }
}

async function present(ctx: Context, member: Membership, taken: Taken, input: ClaimInput): Promise<Claim> {
  const { round, current, next, left } = taken
  const now = ctx.now()
  return {
    round: await describeRound(ctx.db, round),
    current: await loadLabelingItem(ctx.db, current, now),
    next: next && (await loadLabelingItem(ctx.db, next, now)),
    progress: await ownProgress(ctx, round, member, left, input.except),
    ...(await describeDefinition(ctx, round, input)),
    idle: null,
  }
}

async function describeRound(db: Db, round: Round): Promise<ClaimedRound> {
  const { id, number, name, kind, versionId, leaseSeconds } = round
  const version = await getVersion(db, versionId)
  return { id, number, name, kind, versionId, versionNumber: version?.number ?? 0, leaseSeconds }
}

/** What is done does not count what the labeler says is on its way, whether it has arrived or not: she counts that. */
async function ownProgress(
  ctx: Context,
  round: Round,
  member: Membership,
  left: number,
  except: readonly AssignmentId[] = [],
): Promise<Claim['progress']> {
  const counts = await countOwn(ctx.db, round.id, member.accountId, except)
  const active = await ownActiveTime(ctx.db, round.id, member.accountId, round.openedAt)
  return {
    done: counts.submitted + counts.surplus,
    left,
    secondsLeft: secondsLeft(left, active.answers, active.seconds),
  }
}
