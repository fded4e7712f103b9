import type { Revealed } from '#lib/domain/review/review-view.ts'
import type { Question } from '#lib/domain/schema/question.ts'

/** One difference to step to: regions to look at, or a column of words. */
export type Difference = { title: string; regions: string[]; column: number | null }

const words = {
  missing: 'missing',
  extra: 'extra',
  class: 'class differs',
  geometry: 'drawn differently',
  grouping: 'one against several',
  lacks: 'x lacks the information',
} as const

/** What differs on an item, in the order in which N steps through it. */
export function listDifferences(revealed: Revealed, question: Question): Difference[] {
  if (question.kind === 'boxes') {
    return revealed.differences.map(({ kind, regions, without }) => ({
      title: without.length > 0 ? `${words[kind]}: not by ${without.join(', ')}` : words[kind],
      regions: regions.map(({ region }) => region),
      column: null,
    }))
  }
  return revealed.columns.flatMap((column, index) =>
    column.differs
      ? [{ title: column.tokens.map((token) => token ?? '–').join(' / '), regions: [], column: index }]
      : [],
  )
}
