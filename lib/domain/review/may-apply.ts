import type { Answer } from '../schema/answer.ts'

/** Whether an answer says the same of another item: a class, nothing drawn, x lacks the information. Shapes and texts don't. */
export function mayApplyToOthers(answer: Answer): boolean {
  return answer.kind === 'choice' || answer.kind === 'lacks' || (answer.kind === 'boxes' && answer.regions.length === 0)
}
