import { admitToRound, insertRound, insertRoundItems } from '#db/queries/round.ts'
import type { ItemId, ProjectId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '../../actor.ts'
import type { Context } from '../../context.ts'
import { insertImages, insertTestVersion } from './seed-labeling.ts'

/** An open round of one image in a project that has its people and nothing else; the labeler is in it, blind. */
export async function insertTestRound(
  ctx: Context,
  { project, lead, labeler }: { project: ProjectId; lead: Actor; labeler: Actor },
): Promise<{ round: RoundId; item: ItemId; version: VersionId }> {
  const version = await insertTestVersion(ctx, project, lead)
  const [item] = (await insertImages(ctx, project, lead, 1)) as [ItemId]
  const round = ctx.newId<RoundId>()
  const now = ctx.now()
  await insertRound(ctx.db, {
    id: round,
    projectId: project,
    number: 1,
    name: 'Round 1',
    kind: 'label',
    versionId: version,
    overlap: 1,
    sampling: { how: 'all' },
    seed: 'seed',
    openedBy: lead.account.id,
    openedAt: now,
  })
  await insertRoundItems(ctx.db, round, [{ item, inclusion: 1, slots: 1 }])
  await admitToRound(ctx.db, {
    roundId: round,
    accountId: labeler.account.id,
    blind: true,
    seed: 'seed',
    addedAt: now,
  })
  return { round, item, version }
}
