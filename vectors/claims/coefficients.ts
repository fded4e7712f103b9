import { brennanPrediger } from '#lib/domain/statistics/brennan-prediger.ts'
import type { CoefficientOptions } from '#lib/domain/statistics/chance-corrected.ts'
import { cohenKappa } from '#lib/domain/statistics/cohen-kappa.ts'
import { congerKappa } from '#lib/domain/statistics/conger-kappa.ts'
import { countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import { levels } from '#lib/domain/statistics/distance.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { fleissKappa } from '#lib/domain/statistics/fleiss-kappa.ts'
import { gwetAc, gwetAcStandardError } from '#lib/domain/statistics/gwet-ac.ts'
import { iccForms, intraclassCorrelation } from '#lib/domain/statistics/intraclass-correlation.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { lightKappa } from '#lib/domain/statistics/light-kappa.ts'
import { likenessOf, type Weighting } from '#lib/domain/statistics/likeness.ts'
import { percentAgreement } from '#lib/domain/statistics/percent-agreement.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { scottPi } from '#lib/domain/statistics/scott-pi.ts'
import { type CaseResult, type Checker, eachCase, isRecord } from '../cases.ts'
import { codedRatings, domainNumbers, numericRatings, type RatingsCase } from '../ratings-case.ts'
import { listOf } from '../shapes.ts'

type Expected = Record<string, unknown>
type Options = CoefficientOptions & { weighting: Weighting }

const tolerance = 1e-12
const toolTolerance = 1e-9

const coefficients: Record<string, (ratings: Ratings, options: Options) => Figure> = {
  percent_agreement: percentOf,
  brennan_prediger: brennanPrediger,
  fleiss_kappa: fleissKappa,
  conger_kappa: congerKappa,
  light_kappa: lightKappa,
  cohen_kappa: cohenKappa,
  scott_pi: (ratings) => scottPi(ratings),
  gwet_ac: gwetAc,
}

const weightingOf: Record<string, Weighting> = {
  nominal: 'identity',
  linear: 'linear',
  quadratic: 'quadratic',
  ordinal: 'ordinal',
}

/** Agreement coefficients: every `value`, alpha at its level, the ICC forms, and the standard error of Gwet's AC. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    for (const expected of listOf(one.expect)) {
      if (isRecord(expected)) check(one as RatingsCase, expected, checker)
    }
  })
}

function check(one: RatingsCase, expected: Expected, checker: Checker): void {
  const coef = String(expected.coef)
  if (coef === 'krippendorff_alpha') checkAlpha(one, expected, checker)
  else if (coef === 'icc') checkIcc(one, expected, checker)
  else {
    const weighting = weightingOf[String(expected.weights)]
    const coefficient = coefficients[coef]
    const field = `${coef}/${String(expected.weights)}`
    if (!coefficient || !weighting) {
      checker.fail(field, 'the runner does not know this coefficient')
      return
    }
    const options = { weighting, numbers: domainNumbers(one) }
    const ratings = codedRatings(one)
    checker.number(field, expected.value, coefficient(ratings, options), tolerance)
    if (coef === 'gwet_ac' && 'se_irrCAC' in expected) {
      checker.number(
        `${field} se`,
        expected.se_irrCAC,
        gwetAcStandardError(countRatings(ratings), options),
        toolTolerance,
      )
    }
  }
}

function percentOf(ratings: Ratings, { weighting, numbers }: Options): Figure {
  const domain = Int32Array.from(ratings.categories ?? [], (_, code) => code)
  return percentAgreement(ratings, likenessOf(weighting, domain, numbers ?? domain))
}

function checkAlpha(one: RatingsCase, expected: Expected, checker: Checker): void {
  const level = levels.find((name) => name === expected.level)
  if (!level) {
    checker.fail('krippendorff_alpha', `the runner does not know the level ${String(expected.level)}`)
    return
  }
  const ratings = level === 'nominal' || level === 'ordinal' ? codedRatings(one) : numericRatings(one)
  checker.number(`krippendorff_alpha/${level}`, expected.value, krippendorffAlpha(ratings, level).figure, tolerance)
}

/** An entry without `type` speaks of all forms. */
function checkIcc(one: RatingsCase, expected: Expected, checker: Checker): void {
  const forms = 'type' in expected ? iccForms.filter((form) => form === expected.type) : iccForms
  if (forms.length === 0) checker.fail('icc', `the runner does not know the form ${String(expected.type)}`)
  for (const form of forms) {
    checker.number(`icc/${form}`, expected.value, intraclassCorrelation(numericRatings(one), form), tolerance)
  }
}
