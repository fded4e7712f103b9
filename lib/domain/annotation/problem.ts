import type { Refusal } from '../kernel/refusal.ts'

/** Something that keeps a document from being submitted: where it is, and what is wrong, in words. */
export type Problem = {
  /** Path in the document, as in `answers/scratch/regions/2`. */
  field: string
  /** The region's place in its list, counted from 0, where the problem is about a region. */
  index?: number
  message: string
}

/** The refusal of a submit: the first problem in words, all of them in the details. */
export function refusalOf(problems: readonly [Problem, ...Problem[]]): Refusal {
  const [first] = problems
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  return {
    code: 'invalid',
    field: first.field,
    message: first.message + more,
    details: { ...(first.index === undefined ? {} : { index: first.index }), problems: problems.slice(0, 100) },
  }
}
