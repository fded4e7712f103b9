import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alphaStandardError } from '#lib/domain/statistics/alpha-standard-error.ts'
import { brennanPredigerStandardError } from '#lib/domain/statistics/brennan-prediger.ts'
import { type CoefficientOptions, likenessFor } from '#lib/domain/statistics/chance-corrected.ts'
import { congerKappaStandardError } from '#lib/domain/statistics/conger-kappa.ts'
import { type CountedRatings, countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import { fleissKappaStandardError } from '#lib/domain/statistics/fleiss-kappa.ts'
import { gwetAcStandardError } from '#lib/domain/statistics/gwet-ac.ts'
import type { Weighting } from '#lib/domain/statistics/likeness.ts'
import { percentStandardError } from '#lib/domain/statistics/percent-agreement.ts'
import { codedRatings, domainNumbers, type RatingsCase } from './ratings-case.ts'
import { ownVectors } from './run.ts'

type Expected = { coef: string; weights?: Weighting | 'nominal'; se_irrCAC?: number | null }
type Case = RatingsCase & { id: string; ratings: unknown[][]; expect: Expected[] }

const errors: Record<string, (counted: CountedRatings, options: CoefficientOptions) => number | null> = {
  percent_agreement: (counted, options) => percentStandardError(counted, likenessFor(counted, options)),
  brennan_prediger: brennanPredigerStandardError,
  fleiss_kappa: fleissKappaStandardError,
  conger_kappa: congerKappaStandardError,
  gwet_ac: gwetAcStandardError,
  krippendorff_alpha: (counted) => alphaStandardError(counted, 'nominal'),
}

const { cases } = JSON.parse(readFileSync(join(ownVectors, 'coefficients.json'), 'utf8')) as { cases: Case[] }

test.each(Object.keys(errors))('the standard error of %s is that of irrCAC', (coefficient) => {
  let compared = 0
  for (const one of cases) {
    // irrCAC counts an item that nobody rated as one, which this engine does not.
    if (one.ratings.some((row) => row.every((value) => value === null)) && coefficient !== 'krippendorff_alpha')
      continue
    const counted = countRatings(codedRatings(one))
    for (const { coef, weights, se_irrCAC: expected } of one.expect) {
      if (coef !== coefficient || typeof expected !== 'number') continue
      const weighting = weights === undefined || weights === 'nominal' ? 'identity' : weights
      const error = errors[coef]?.(counted, { weighting, numbers: domainNumbers(one) })
      expect(error, `${one.id} ${weights}`).toBeCloseTo(expected, 9)
      compared++
    }
  }
  expect(compared).toBeGreaterThan(20)
})
