import type { Figure } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { agreementOfChoices, type ChoiceAgreement } from './choices.ts'
import type { AgreementOptions } from './options.ts'

/** Agreement on ratings or numbers where "x lacks the information" is an answer too. */
export type AgreementBesideLacking = {
  /** Of the ratings themselves; who said "lacks" is missing there. */
  ratings: ChoiceAgreement
  /** The share of answers that say "lacks"; null of no answers. */
  lackingRate: number | null
  /** Alpha of "answered" against "lacks", over all answers. */
  answeredOrLacks: Figure
}

/**
 * For ordinal, interval and ratio data, where "lacks" is at no distance from a number: it is missing in alpha, and its
 * rate and the alpha of "answered / lacks" stand beside it.
 *
 * @param lacking one flag per entry of the ratings, 1 where the answer is "lacks"; its value is then not looked at
 */
export function agreementBesideLacking(
  ratings: Ratings,
  lacking: ArrayLike<number>,
  options: AgreementOptions,
): AgreementBesideLacking {
  if (lacking.length !== ratings.unit.length) throw new Error('lacking: one flag for each entry is needed')
  const kept = Int32Array.from(ratings.unit.keys()).filter((i) => lacking[i] !== 1)
  const value = ratings.value instanceof Int32Array ? new Int32Array(kept.length) : new Float64Array(kept.length)
  for (let i = 0; i < kept.length; i++) value[i] = ratings.value[kept[i] as number] as number
  const answered: Ratings = {
    ...ratings,
    unit: kept.map((i) => ratings.unit[i] as number),
    labeler: kept.map((i) => ratings.labeler[i] as number),
    value,
  }
  const { unit, labeler, units, labelers } = ratings
  const flags = Int32Array.from(lacking, (flag) => (flag === 1 ? 1 : 0))
  const { figure } = krippendorffAlpha({
    unit,
    labeler,
    value: flags,
    units,
    labelers,
    categories: ['answered', 'lacks'],
  })
  return {
    ratings: agreementOfChoices(answered, options),
    lackingRate: unit.length === 0 ? null : 1 - kept.length / unit.length,
    answeredOrLacks: figure,
  }
}
