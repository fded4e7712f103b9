import { getLatestVersion } from '#db/queries/definition.ts'
import { drawableItems } from '#db/queries/round.ts'
import { leaseRange } from '#lib/domain/assignment/lease.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { eligibleMembers } from './eligible.ts'
import { relabelList } from './relabel-list.ts'

export type RoundOutlook = {
  /** The number of the version that the round would pin; null before the first publish. */
  version: number | null
  items: number
  /** Items that nobody has labeled in any round. */
  fresh: number
  labelers: { account: AccountId; name: string }[]
  /** Members who see answers, and label only if a lead lets them. */
  seeing: { account: AccountId; name: string }[]
  relabel: { items: number; requests: number; unreachable: number }
  lease: typeof leaseRange
}

/** What a round that is opened now could draw from, and who would label in it. @throws forbidden, not_found */
export async function roundOutlook(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<RoundOutlook> {
  await requirePermission(ctx, actor, input.project, 'rounds.change')
  const version = await getLatestVersion(ctx.db, input.project)
  const [items, fresh, { eligible, seeing }] = await Promise.all([
    drawableItems(ctx.db, input.project, false),
    drawableItems(ctx.db, input.project, true),
    eligibleMembers(ctx.db, input.project, []),
  ])
  const list = version ? await relabelList(ctx.db, input.project, version.id) : { requests: [], unreachable: 0 }
  const named = ({ account, name }: { account: AccountId; name: string }) => ({ account, name })
  return {
    version: version?.number ?? null,
    items: items.length,
    fresh: fresh.length,
    labelers: eligible.map(named),
    seeing: seeing.map(named),
    relabel: {
      items: new Set(list.requests.map(({ item }) => item)).size,
      requests: list.requests.length,
      unreachable: list.unreachable,
    },
    lease: leaseRange,
  }
}
