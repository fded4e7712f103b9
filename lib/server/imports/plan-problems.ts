import type { ImportProblem } from '#lib/domain/item/import-summary.ts'
import type { Refusal } from '#lib/domain/kernel/refusal.ts'
import type { Where } from './import-plan.ts'

/** How many bad rows are told one by one. */
export const mostTold = 100

/** Collects what is wrong with an import: the first hundred in full, the rest as a count. */
export class PlanProblems {
  readonly told: ImportProblem[] = []
  count = 0
  readonly conflicts: ImportProblem[] = []

  add(where: Where, message: string, field?: string): void {
    this.count++
    if (this.told.length < mostTold) this.told.push({ ...where, message, ...(field ? { field } : {}) })
  }

  /** Two places that say different things of one id: nothing can be left out without choosing between them. */
  conflict(where: Where, message: string): void {
    if (this.conflicts.length < mostTold) this.conflicts.push({ ...where, message })
  }
}

/** The refusal of an import that has problems; null when it has none, or when bad rows are to be left out. */
export function refusalOfProblems(
  problems: Pick<PlanProblems, 'told' | 'count' | 'conflicts'>,
  skipBad: boolean,
): Refusal | null {
  const [conflict] = problems.conflicts
  if (conflict) return refusal('conflict', conflict, problems.conflicts, problems.conflicts.length)
  const [bad] = problems.told
  return bad && !skipBad ? refusal('invalid', bad, problems.told, problems.count) : null
}

function refusal(code: 'conflict' | 'invalid', first: ImportProblem, told: ImportProblem[], count: number): Refusal {
  const more = count > 1 ? ` And ${count - 1} more.` : ''
  return {
    code,
    message: `${placeOf(first)}: ${first.message}.${more} Nothing was imported.`,
    ...(first.field ? { field: first.field } : {}),
    ...(first.row === null ? {} : { row: first.row }),
    details: { problems: told, problemCount: count },
  }
}

/** "labels.csv, row 12" */
export function placeOf({ file, row }: Where): string {
  return row === null ? file : `${file}, row ${row}`
}
