/** How a label came about without a ruling. */
export type DecidedBy = 'unanimous' | 'majority' | 'single' | 'unresolved'

/** `majority`: more than half of the answers. `unanimity`: all of them. */
export type DecisionMethod = 'majority' | 'unanimity'

export type LabelDecision<T> = {
  decidedBy: DecidedBy
  /** The decided answer; null exactly where `decidedBy` is `unresolved`. */
  value: T | null
  /** How often each different answer was given, most frequent first, equal counts in the order of their keys. */
  votes: readonly { key: string; count: number }[]
}

export type DecisionOptions<T> = {
  method: DecisionMethod
  /**
   * Two answers are equal when their keys are. For a choice: the class id, with one key of its own for "lacks the
   * information". For a transcript: the text after the conventions and the question's folding for comparison.
   */
  keyOf: (answer: T) => string
  /**
   * What tells equal answers apart when one of them must stand for all (a transcript before folding): the most
   * frequent spelling wins, then the smallest by code unit, so the order of the answers never matters.
   */
  spellingOf?: (answer: T) => string
}

/**
 * Decides the label of one item and question from its labelers' last answers, one a labeler; missing answers are left
 * out by the caller. A tie, or a most frequent answer that half of the labelers or more did not give, is unresolved:
 * nothing is decided by order or by chance.
 *
 * Example: keys a, a, b → majority a (2 of 3). a, a, b, b → unresolved. a, a, b, c → unresolved (2 of 4 is not more
 * than half). a → single.
 */
export function decideLabel<T>(answers: readonly T[], options: DecisionOptions<T>): LabelDecision<T> {
  const byKey = Map.groupBy(answers, options.keyOf)
  const votes = [...byKey]
    .map(([key, given]) => ({ key, count: given.length }))
    .sort((a, b) => b.count - a.count || compareCodeUnits(a.key, b.key))
  const top = votes[0]
  if (top === undefined) return { decidedBy: 'unresolved', value: null, votes }
  const decidedBy = nameDecision(top.count, answers.length, options.method)
  if (decidedBy === 'unresolved') return { decidedBy, value: null, votes }
  return { decidedBy, value: pickSpelling(byKey.get(top.key) ?? [], options.spellingOf ?? options.keyOf), votes }
}

function nameDecision(top: number, all: number, method: DecisionMethod): DecidedBy {
  if (all === 1) return 'single'
  if (top === all) return 'unanimous'
  return method === 'majority' && top * 2 > all ? 'majority' : 'unresolved'
}

function pickSpelling<T>(equal: readonly T[], spellingOf: (answer: T) => string): T | null {
  const groups = [...Map.groupBy(equal, spellingOf)].sort(
    ([a, first], [b, second]) => second.length - first.length || compareCodeUnits(a, b),
  )
  return groups[0]?.[1][0] ?? null
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
