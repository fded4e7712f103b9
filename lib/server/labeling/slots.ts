import type { Db } from '#db/client.ts'
import type { AssignmentFacts } from '#db/queries/assignment.ts'
import { getRoundItem, type Round } from '#db/queries/round.ts'
import { giveSlotBack, takersOfItem, takeSlot, updateRoundItem } from '#db/queries/slots.ts'
import { isExhausted } from '#lib/domain/assignment/eligibility.ts'
import { type AssignmentEvent, occupiesSlot, type Transition, transition } from '#lib/domain/assignment/transition.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/**
 * Moves an assignment by an event, its item's slots with it. The caller holds the round's lock and writes the new
 * state. A slot is taken only from a round that is open.
 *
 * @throws conflict when the event is not possible now
 */
export async function moveSlots(tx: Db, facts: AssignmentFacts, event: AssignmentEvent): Promise<Transition> {
  const { assignment, round } = facts
  const needsSlot = !occupiesSlot(assignment.state) && (event === 'take' || event === 'submit')
  const taken = needsSlot && !round.closedAt && (await takeSlot(tx, round.id, assignment.itemId))
  const moved = transition(assignment.state, event, taken)
  if (!moved.ok) throw new RefusalError(moved.refusal)
  if (moved.value.slots === 1) await giveSlotBack(tx, round.id, assignment.itemId)
  return moved.value
}

/** How many answers an item of a round is to get. */
export async function wantedAnswers(tx: Db, round: Round, item: ItemId): Promise<number> {
  return round.kind === 'relabel' ? (await takersOfItem(tx, round, item)).takers : round.overlap
}

/** Marks an item as exhausted when slots are open and nobody is left who could take one; or takes the mark back. */
export async function markExhausted(tx: Db, round: Round, item: ItemId, now: Date): Promise<void> {
  const progress = await getRoundItem(tx, round.id, item)
  if (!progress) throw new Error(`no item ${item} in round ${round.id}`)
  const { takers, decided } = await takersOfItem(tx, round, item)
  const exhausted = isExhausted(progress.openSlots, takers, decided)
  if (exhausted === (progress.exhaustedAt !== null)) return
  await updateRoundItem(tx, round.id, item, { exhaustedAt: exhausted ? now : null })
}
