import { agreementOfSets } from '#lib/domain/agreement/sets.ts'
import { readSets } from '#lib/formats/rating-values.ts'
import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import type { Measured } from './report.ts'
import type { AgreementSettings } from './settings.ts'
import { basesOf, dearestItems, noFurtherParts, optionsOf } from './table-parts.ts'

/** Agreement on sets: `["a", "b"]`. */
export function measureSets(table: RatingsTable, settings: AgreementSettings): Measured {
  const sets = readSets(table, settings.fileName)
  const agreement = agreementOfSets(
    { ...basesOf(table), set: Array.from(table.value, (text) => sets[text] as string[]) },
    { ...optionsOf(table, settings), distance: settings.setDistance },
  )
  const { alpha, percent, answers, repeats } = agreement
  const nameOf = (code: number) => JSON.stringify(agreement.sets[code])
  return {
    ...noFurtherParts,
    dearest: dearestItems(table, agreement.perUnit),
    figure: settings.statistic === 'percent' ? percent : alpha,
    answers,
    repeats,
    byClass: agreement.byElement.map(({ element, chosen, alpha: one, specific }) => ({
      class: element,
      chosen,
      figures: { alpha: one, specific_agreement: specific },
    })),
    confusions: agreement.confusions.map(({ a, b, ...rest }) => ({ a: nameOf(a), b: nameOf(b), ...rest })),
    labelerPairs: agreement.labelerPairs.map((pair) => ({
      a: table.labelers[pair.a] as string,
      b: table.labelers[pair.b] as string,
      items: pair.percent.units,
      figures: { percent: pair.percent, alpha: pair.alpha },
    })),
    beside:
      settings.statistic === 'percent'
        ? [{ title: "Krippendorff's alpha", figure: alpha }]
        : [{ title: 'Share of equal sets', figure: percent }],
  }
}
