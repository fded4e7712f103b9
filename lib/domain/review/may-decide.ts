import type { ReadAnswer } from '../definition/projected-answer.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import type { Decider } from '../project/settings.ts'
import type { Question } from '../schema/question.ts'
import { answersEqual } from './answers-equal.ts'

/**
 * Whether a ruling may stand, given who decides in the project: one SME alone, more than half of the votes, or all of
 * them. Votes are those cast so far, the author's own included.
 */
export function mayDecide(
  decider: Decider,
  question: Question,
  votes: readonly ReadAnswer[],
  decided: ReadAnswer,
): Result<null> {
  if (decider === 'one_sme') return ok(null)
  const same = votes.filter((vote) => answersEqual(question, vote, decided)).length
  if (decider === 'unanimity' && same < votes.length) {
    return refuse({
      code: 'conflict',
      message: `This project decides by unanimity, and ${votes.length - same} of ${votes.length} votes differ. Discuss, or park the item.`,
    })
  }
  if (decider === 'majority' && same * 2 <= votes.length) {
    return refuse({
      code: 'conflict',
      message: `This project decides by majority, and only ${same} of ${votes.length} votes are for this answer. Discuss, or park the item.`,
    })
  }
  return ok(null)
}
