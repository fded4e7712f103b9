import type { ItemId, RulingId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { mayApplyToOthers } from '#lib/domain/review/may-apply.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { type CheckedRuling, checkRuling, invalid, type RuleInput } from './check-ruling.ts'
import { writeRuling } from './write-ruling.ts'

/**
 * Decides an item and applies the same decision to others of its pattern: each gets a ruling of its own with the shared
 * reason, all in one transaction or none. On an item that the author has not voted on, the decision is the vote; it is
 * cast before any answer to that item is shown. The ruling on the item itself is the first precedent of the others.
 *
 * @throws as ruleOnItem; invalid for an answer that belongs to one item only, or an item of another pattern
 */
export async function ruleOnLike(
  ctx: Context,
  actor: Actor,
  { like, ...input }: RuleInput & { like: readonly ItemId[] },
): Promise<{ ruling: RulingId; applied: RulingId[] }> {
  await requirePermission(ctx, actor, input.project, 'reviews.rule')
  if (!mayApplyToOthers(input.answer)) {
    const message = 'Shapes and transcripts belong to one item. Rule on each item by itself.'
    throw invalid('answer', message)
  }
  const first = await checkRuling(ctx, actor, input)
  const others: CheckedRuling[] = []
  for (const item of new Set(like)) {
    if (item === input.item) continue
    const shared = { ...input, item, regions: [], example: null, overrules: null, proposal: '' }
    const checked = await checkRuling(ctx, actor, shared, { voting: true }).catch((error) => throwNamed(error))
    if (checked.entry.pattern !== first.entry.pattern) {
      throw invalid('like', 'One of these items shows another disagreement. Rule on it by itself.')
    }
    others.push(checked)
  }
  return ctx.db.transaction(async (tx) => {
    const ruling = await writeRuling(ctx, tx, actor, first)
    const applied: RulingId[] = []
    for (const other of others) {
      const precedents = [ruling, ...other.input.precedents]
      applied.push(await writeRuling(ctx, tx, actor, { ...other, input: { ...other.input, precedents } }, ruling))
    }
    return { ruling, applied }
  })
}

/** What hinders one of several items hinders all; the message says that it is one of the others. */
function throwNamed(error: unknown): never {
  if (!(error instanceof RefusalError)) throw error
  const message = `One of the other items can’t be ruled on so: ${error.refusal.message} Take it out of the list.`
  throw new RefusalError({ ...error.refusal, message })
}
