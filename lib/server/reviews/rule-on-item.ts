import type { RulingId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { checkRuling, type RuleInput } from './check-ruling.ts'
import { writeRuling } from './write-ruling.ts'

/**
 * Decides an item: the answer, why, and what follows for the definition. An earlier ruling on it stays in the history as
 * superseded. Whoever voted otherwise is kept as dissent.
 *
 * @throws forbidden; not_found; conflict before one's own vote, or when the votes don't suffice; invalid without a reason
 */
export async function ruleOnItem(ctx: Context, actor: Actor, input: RuleInput): Promise<RulingId> {
  await requirePermission(ctx, actor, input.project, 'reviews.rule')
  const checked = await checkRuling(ctx, actor, input)
  return ctx.db.transaction((tx) => writeRuling(ctx, tx, actor, checked))
}
