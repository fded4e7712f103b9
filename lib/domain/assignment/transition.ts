import type { Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import type { AssignmentState } from './assignment.ts'

/**
 * What can happen to an assignment. `take`: its labeler gets the item (again); `submit`, `undo`, `skip`: hers to do;
 * `expire`: the lease ran out, or she let go of it.
 */
export type AssignmentEvent = 'take' | 'submit' | 'undo' | 'skip' | 'expire'

/** What follows: the new state, and by how much the item's open slots change. */
export type Transition = { state: AssignmentState; slots: -1 | 0 | 1 }

/** Whether an assignment in this state fills one of the item's slots. */
export function occupiesSlot(state: AssignmentState): boolean {
  return state === 'held' || state === 'submitted'
}

/**
 * The state machine of an assignment. `slotFree` says whether the item has an open slot at this moment; the caller
 * proves it by taking the slot in the same transaction. A submit without a slot is kept as surplus; everything else
 * that needs a slot and finds none is refused with `conflict`.
 */
export function transition(from: AssignmentState, event: AssignmentEvent, slotFree: boolean): Result<Transition> {
  switch (event) {
    case 'take':
      if (from === 'held') return ok({ state: 'held', slots: 0 })
      if (from === 'submitted') return refuse(conflict('This item is submitted; undo the submit to change it.'))
      if (!slotFree) return refuse(conflict('Others have taken this item meanwhile; there is no slot left.'))
      return ok({ state: 'held', slots: -1 })
    case 'submit':
      if (from === 'held') return ok({ state: 'submitted', slots: 0 })
      if (from === 'submitted') return ok({ state: 'submitted', slots: 0 })
      return ok(slotFree ? { state: 'submitted', slots: -1 } : { state: 'surplus', slots: 0 })
    case 'undo':
      if (from === 'submitted') return ok({ state: 'held', slots: 0 })
      return refuse(conflict('There is no submit to undo on this item.'))
    case 'skip':
      if (from === 'held') return ok({ state: 'skipped', slots: 1 })
      if (from === 'expired' || from === 'skipped') return ok({ state: 'skipped', slots: 0 })
      return refuse(conflict('This item is submitted; undo the submit before you skip it.'))
    case 'expire':
      if (from === 'held') return ok({ state: 'expired', slots: 1 })
      return ok({ state: from, slots: 0 })
  }
}

function conflict(message: string): Refusal {
  return { code: 'conflict', message }
}
