import { unitizingAlpha1995 } from '#lib/domain/agreement/segments-alpha-u.ts'
import type { Continuum } from '#lib/domain/agreement/segments-continuum.ts'
import { unitizingAlpha2016 } from '#lib/domain/agreement/segments-u-alpha.ts'
import { type CaseResult, type Checker, eachCase } from '../cases.ts'
import { listOf, recordOf } from '../shapes.ts'

const tolerance = 1e-9

/** alpha_U of 1995, per category and for all, and the two figures of the family of 2016. */
export function run(file: unknown): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    const continuum: Continuum = {
      labelers: Number(one.observers),
      length: Number(one.length),
      units: listOf(one.units).map((unit) => {
        const [labeler, start, end, category] = listOf(unit)
        return { labeler: Number(labeler), start: Number(start), end: Number(end), category: String(category) }
      }),
    }
    if ('alphaU_1995' in one) check1995(checker, recordOf(one.alphaU_1995), continuum)
    if ('ualpha_2016' in one) {
      const expected = recordOf(one.ualpha_2016)
      const found = unitizingAlpha2016(continuum)
      if ('u_alpha' in expected) checker.number('ualpha_2016.u_alpha', expected.u_alpha, found.full, tolerance)
      if ('bar_u_alpha' in expected) {
        checker.number('ualpha_2016.bar_u_alpha', expected.bar_u_alpha, found.binary, tolerance)
      }
    }
  })
}

function check1995(checker: Checker, expected: Record<string, unknown>, continuum: Continuum): void {
  const found = unitizingAlpha1995(continuum)
  if ('per_category' in expected) {
    const categories = listOf(expected.per_category).map(recordOf)
    checker.same(
      'alphaU_1995 categories',
      categories.map((one) => one.category).sort(),
      found.perCategory.map((one) => one.category),
    )
    for (const one of categories) {
      const mine = found.perCategory.find(({ category }) => category === one.category)
      if (mine === undefined) continue
      const where = `alphaU_1995.per_category.${one.category}`
      checker.number(`${where}.Do`, one.Do, mine.observed, tolerance)
      checker.number(`${where}.De`, one.De, mine.expected, tolerance)
      checker.number(`${where}.alphaU`, one.alphaU, mine.alpha, tolerance)
    }
  }
  if ('all' in expected) checker.number('alphaU_1995.all', expected.all, found.all, tolerance)
}
