import { agreementOfTexts } from '#lib/domain/agreement/texts.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import type { RatingsTable } from '#lib/formats/ratings-table.ts'
import type { Measured } from './report.ts'
import type { AgreementSettings } from './settings.ts'
import { basesOf, besideOf, noFurtherParts, optionsOf } from './table-parts.ts'

/** Agreement on texts as they stand in the cells. */
export function measureTexts(table: RatingsTable, settings: AgreementSettings): Measured {
  const { textUnit, language, fold } = settings
  const agreement = agreementOfTexts(
    { ...basesOf(table), text: Array.from(table.value, (text) => table.texts[text] as string) },
    { ...optionsOf(table, settings), textUnit, language, fold },
  )
  const { alpha, wer, meanWer, percent, answers, repeats } = agreement
  const figures: Record<string, Figure> = { alpha, wer, 'mean-wer': meanWer, percent }
  const titles = {
    alpha: "Krippendorff's alpha",
    wer: 'Error rate between labelers',
    'mean-wer': 'Mean of the error rates of items',
    percent: 'Share of equal texts',
  }
  return {
    ...noFurtherParts,
    figure: figures[settings.statistic] as Figure,
    answers,
    repeats,
    byClass: [],
    confusions: [],
    labelerPairs: agreement.labelerPairs.map((pair) => ({
      a: table.labelers[pair.a] as string,
      b: table.labelers[pair.b] as string,
      items: pair.wer.units,
      figures: { wer: pair.wer, percent: pair.percent },
    })),
    beside: besideOf(titles, figures, settings.statistic),
  }
}
