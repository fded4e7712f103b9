import type { Resampling } from '../statistics/bootstrap.ts'
import type { Figure } from '../statistics/figure.ts'
import type { CodedAnswers } from './coded-answers.ts'
import { gainIfMended } from './mended-pattern.ts'
import { type Category, categoryKey, confusionKey, type QuestionAgreement } from './question-agreement.ts'

/** Two categories that are confused, on how many items, and what alpha would gain at most if that were settled. */
export type RemainingPattern = { key: string; a: Category; b: Category; items: number; gain: Figure }

/** The dearest pairs are measured; each of the others costs less than any of these. */
const mostPatterns = 12

/**
 * The patterns that are left, the one that would gain most first. Items are resampled, whole ones where a unit is a
 * cluster of regions. Transcripts have no categories and so no patterns of this kind.
 */
export function remainingPatterns(
  { counted, metric, categories, itemOfUnit }: CodedAnswers,
  confusions: QuestionAgreement['confusions'],
  resampling: Pick<Resampling, 'resamples' | 'seed'>,
): RemainingPattern[] {
  const codeOf = new Map(categories.map((category, code) => [categoryKey(category), code]))
  const how: Resampling = itemOfUnit ? { ...resampling, clusters: itemOfUnit } : { ...resampling, method: 'patterns' }
  return confusions
    .filter(({ cost }) => cost > 0)
    .slice(0, mostPatterns)
    .map(({ a, b, count }) => {
      const [one, other] = [codeOf.get(categoryKey(a)), codeOf.get(categoryKey(b))]
      if (one === undefined || other === undefined) throw new Error('a confusion of categories that nobody gave')
      const { figure } = gainIfMended(counted, [one, other], metric, how)
      return { key: confusionKey(a, b), a, b, items: count, gain: figure }
    })
    .toSorted((x, y) => gainOf(y.gain) - gainOf(x.gain) || (x.key < y.key ? -1 : 1))
}

function gainOf(gain: Figure): number {
  return 'value' in gain ? gain.value : Number.NEGATIVE_INFINITY
}
