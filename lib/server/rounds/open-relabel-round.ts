import { getLatestVersion } from '#db/queries/definition.ts'
import {
  insertRelabelRequests,
  insertRound,
  insertRoundItems,
  insertRoundLabelers,
  membersForRounds,
  nextRoundNumber,
  type RelabelRequest,
} from '#db/queries/round.ts'
import { orderSeed } from '#lib/domain/assignment/item-order.ts'
import { leaseRange } from '#lib/domain/assignment/lease.ts'
import type { ItemId, ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { hasSeeingRole } from '#lib/domain/project/roles.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { checkLease } from './open-round.ts'
import { relabelList } from './relabel-list.ts'

export type OpenedRelabelRound = {
  round: RoundId
  number: number
  items: number
  /** How many answers are asked again. */
  requests: number
  unreachable: number
}

/**
 * Opens a round of what the newest definition needs relabeled: each such item comes back, blank, to the labeler whose
 * answer does not read under it, and asks only the questions concerned.
 *
 * @throws forbidden; conflict without a definition; invalid when nothing needs relabeling
 */
export async function openRelabelRound(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; name?: string; leaseSeconds?: number },
): Promise<OpenedRelabelRound> {
  await requirePermission(ctx, actor, input.project, 'rounds.change')
  const leaseSeconds = checkLease(input.leaseSeconds ?? leaseRange.usual)
  const round = ctx.newId<RoundId>()
  const seed = ctx.newId()
  return ctx.db.transaction(async (tx) => {
    await tx.lock(`rounds/${input.project}`)
    const version = await getLatestVersion(tx, input.project)
    if (!version) throw new RefusalError({ code: 'conflict', message: 'Publish a definition first.' })
    const { requests, unreachable } = await relabelList(tx, input.project, version.id)
    if (requests.length === 0) throw new RefusalError(nothingToAsk(unreachable))
    const slots = slotsOf(requests)
    const roles = new Map((await membersForRounds(tx, input.project)).map((member) => [member.account, member.roles]))
    const number = await nextRoundNumber(tx, input.project)
    const now = ctx.now()
    await insertRound(tx, {
      id: round,
      projectId: input.project,
      number,
      name: input.name?.trim() || `Relabel for v${version.number}`,
      kind: 'relabel',
      versionId: version.id,
      overlap: Math.max(...slots.values()),
      leaseSeconds,
      sampling: { how: 'given', note: `needs relabeling under version ${version.number}` },
      seed,
      openedBy: actor.account.id,
      openedAt: now,
    })
    await insertRoundItems(
      tx,
      round,
      [...slots].map(([item, wanted]) => ({ item, inclusion: null, slots: wanted })),
    )
    await insertRelabelRequests(tx, round, requests)
    await insertRoundLabelers(
      tx,
      [...new Set(requests.map(({ account }) => account))].map((account) => ({
        roundId: round,
        accountId: account,
        blind: !hasSeeingRole(roles.get(account) ?? []),
        seed: orderSeed(seed, account),
        addedAt: now,
      })),
    )
    await recordEvent(ctx, tx, {
      kind: 'round.opened',
      actor,
      projectId: input.project,
      subject: round,
      details: {
        number,
        kind: 'relabel',
        version: version.id,
        items: slots.size,
        requests: requests.length,
        unreachable,
      },
    })
    return { round, number, items: slots.size, requests: requests.length, unreachable }
  })
}

/** How many answers are asked again on each item. */
function slotsOf(requests: readonly RelabelRequest[]): Map<ItemId, number> {
  const slots = new Map<ItemId, number>()
  for (const { item } of requests) slots.set(item, (slots.get(item) ?? 0) + 1)
  return slots
}

function nothingToAsk(unreachable: number) {
  const message =
    unreachable > 0
      ? `${unreachable} answers need relabeling, but those who gave them cannot be asked (imported, or no longer members). Draw the items into a round instead.`
      : 'Nothing needs relabeling: every answer reads under the newest definition, or is being asked again already.'
  return { code: 'invalid' as const, message }
}
