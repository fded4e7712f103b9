import type { RemainingPattern } from '#lib/domain/agreement/remaining-patterns.ts'
import { worthwhileGain } from '#lib/domain/agreement/stop-rule.ts'
import type { StopReport } from '#lib/domain/impact/stop-report.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { coefficient } from './figure-value.tsx'
import { categoryName, confusionName, count, placeOf, wouldTell } from './measurement-words.ts'

const delta = coefficient(worthwhileGain)

/** Whether to change the definition once more, in a sentence or two. */
export function stopWords(stop: StopReport): string {
  const { verdict, patterns, classes, items, answersPerItem } = stop
  const nameOf = (key: string) => {
    const pattern = patterns.find((one) => one.key === key)
    return pattern ? patternName(pattern, classes) : confusionName(key, classes)
  }
  switch (verdict.kind) {
    case 'go_on': {
      const first = patterns.find(({ key }) => key === verdict.patterns[0])
      return `Keep going: no pattern would matter more than ${nameOf(verdict.patterns[0] ?? '')}; settled, it could raise alpha by up to ${valueWords(first?.gain)}.`
    }
    case 'stop':
      return verdict.because === 'near_self_agreement'
        ? `Stop here: agreement is within ${delta} of self-agreement (${valueWords(stop.selfAgreement)}), which no definition can pass.`
        : `Stop here: no remaining pattern, settled, would raise alpha by ${delta} or more. ${unseenWords(items)}`
    case 'cannot_tell': {
      if (!isDefined(stop.alpha)) return 'Cannot tell: alpha is undefined here.'
      const about =
        verdict.patterns.length === 0
          ? `no pattern shows, but on ${count(items, 'item')} only`
          : `whether settling ${nameOf(verdict.patterns[0] ?? '')} would raise alpha by ${delta} is open`
      return verdict.moreItems === null
        ? `Cannot tell: ${about}, and no number of items would tell.`
        : `Cannot tell yet: ${about}; ${wouldTell(verdict.moreItems, answersPerItem)}.`
    }
  }
}

/** `clean / deep scratch`: in the order of the question's classes, so that it reads the same everywhere. */
export function patternName({ a, b }: Pick<RemainingPattern, 'a' | 'b'>, classes: readonly LabelClass[]): string {
  return [a, b]
    .toSorted((one, other) => placeOf(one, classes) - placeOf(other, classes))
    .map((category) => categoryName(category, classes))
    .join(' / ')
}

/** What gains mean, and when they mislead. */
export const gainMeans =
  'What alpha would gain at most if the two were never confused again: on every item that shows both, answers are read as whichever more labelers gave. Real rulings bring less, and may move other classes.'

/** With nothing seen on n items, up to 3 / n of all may show it (rule of three: Hanley and Lippman-Hand 1983). */
function unseenWords(items: number): string {
  return `A pattern on fewer than 1 item in ${Math.max(1, Math.floor(items / 3)).toLocaleString('en')} may have gone unseen on these ${items.toLocaleString('en')}.`
}

function valueWords(figure: Figure | null | undefined): string {
  return figure && isDefined(figure) ? coefficient(figure.value) : 'an unknown amount'
}
