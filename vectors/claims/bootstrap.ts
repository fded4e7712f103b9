import { definedValues, drawUnits, resample, undefinedResamples } from '#lib/domain/statistics/bootstrap.ts'
import { countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import { levels } from '#lib/domain/statistics/distance.ts'
import { jackknifeStandardError } from '#lib/domain/statistics/jackknife.ts'
import { measureAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { takeFigure } from '#lib/domain/statistics/measurement.ts'
import { mulberry32 } from '#lib/domain/statistics/mulberry32.ts'
import { quantile } from '#lib/domain/statistics/quantile.ts'
import { type CaseResult, eachCase, isRecord, type Surroundings } from '../cases.ts'
import { codedRatings, numericRatings, type RatingsCase } from '../ratings-case.ts'
import { listOf, recordOf } from '../shapes.ts'

const tolerance = 1e-10

/** The bootstrap over units with the stated generator, on the data of `coefficients.json`. */
export function run(file: unknown, surroundings: Surroundings): Iterable<CaseResult> {
  const coefficients = recordOf(surroundings.sibling('coefficients.json'))
  return eachCase(file, (one, checker) => {
    const data = listOf(coefficients.cases).find((entry) => isRecord(entry) && entry.id === one.case)
    const level = levels.find((name) => name === one.level)
    if (!data || !level) throw new Error(`no data ${String(one.case)} at level ${String(one.level)}`)
    const nominal = level === 'nominal' || level === 'ordinal'
    const counted = countRatings((nominal ? codedRatings : numericRatings)(data as RatingsCase))
    const measurement = measureAlpha(counted, level)
    checker.number('estimate', one.estimate, takeFigure(measurement), tolerance)

    const resampling = { resamples: Number(one.B), seed: Number(one.seed) }
    const stream = mulberry32(resampling.seed)
    for (const [b, units] of listOf(one.first_resamples).entries()) {
      const drawn = drawUnits(stream, counted.grouped.units)
      checker.same(`first_resamples[${b}]`, units, Array.from(drawn.subarray(0, listOf(units).length)))
    }

    const resamples = resample(measurement.population, measurement.statistic, resampling)
    const alphas = definedValues(resamples)
    const mean = alphas.reduce((sum, alpha) => sum + alpha, 0) / alphas.length
    const squares = alphas.reduce((sum, alpha) => sum + (alpha - mean) ** 2, 0)
    checker.same('undefined_resamples', one.undefined_resamples, undefinedResamples(resamples))
    checker.number('boot_mean', one.boot_mean, mean, tolerance)
    checker.number('boot_sd_ddof1', one.boot_sd_ddof1, Math.sqrt(squares / (alphas.length - 1)), tolerance)
    for (const percent of ['2.5', '50', '97.5']) {
      const field = `percentile_${percent}_type7`
      checker.number(field, one[field], quantile(alphas, Number(percent) / 100), tolerance)
    }
    checker.number('jackknife_se', one.jackknife_se, jackknifeStandardError(measurement), tolerance)
  })
}
