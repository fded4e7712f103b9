import { alphaOfSums, alphaSums, type ExpectedSum, observedPerPattern } from '#lib/domain/statistics/alpha-measure.ts'
import type { AnswerPatterns } from '#lib/domain/statistics/answer-patterns.ts'
import {
  type PatternStatistic,
  percentileInterval,
  resample,
  undefinedResamples,
} from '#lib/domain/statistics/bootstrap.ts'
import { type CountedRatings, countRatings, whyNoPairs } from '#lib/domain/statistics/counted-ratings.ts'
import type { Distance } from '#lib/domain/statistics/distance.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { figureOf } from '#lib/domain/statistics/figure-with-interval.ts'
import { agreementPerPattern, isPairable } from '#lib/domain/statistics/percent-agreement.ts'
import { sampledExpected } from '#lib/domain/statistics/sampled-expected.ts'
import { rankUnits, type UnitCosts } from '#lib/domain/statistics/unit-costs.ts'
import { codeTexts, distanceOfTexts, editsPerPattern, type TextAnswers, type TextComparison } from './coded-texts.ts'
import type { AgreementOptions } from './options.ts'
import { pairRates, type TextLabelerPair } from './text-labeler-pairs.ts'

export type TextAgreementOptions = Omit<AgreementOptions, 'level'> & TextComparison

/** Columns parallel to `unit`: edits and reference tokens of all ordered pairs of the unit's texts. */
export type TextUnitCosts = UnitCosts & { edits: Float64Array; tokens: Float64Array }

export type TextAgreement = {
  units: number
  labelers: number
  answers: number
  repeats: number
  /** Answers that say that x lacks the information; they take no part in `wer`. */
  lacking: number
  /** Edits per reference token over all pairs of labelers, each text once the reference and once the hypothesis. */
  wer: Figure
  /** The mean of the units' own error rates, in which short texts weigh as much as long ones. */
  meanWer: Figure
  /** Alpha under the normalised edit distance. */
  alpha: Figure
  /** Share of pairs that are equal to the letter. */
  percent: Figure
  undefinedResamples: number
  /** Pairs of answers that the expected distance rests on: all of them, or the size of the seeded sample. */
  expectedFrom: 'all pairs' | number
  labelerPairs: TextLabelerPair[]
  perUnit: TextUnitCosts
}

/** With more distinct texts than this, expected distance is estimated from a sample of pairs. */
const mostTextsForAllPairs = 1200
const sampledPairs = 300_000

/**
 * Agreement on texts: the pooled error rate between labelers and Krippendorff's alpha with the edit distance divided by
 * the longer length, in words or characters. "x lacks the information" is at distance 1 from every text and 0 from
 * itself. Slices are the same call on fewer units.
 */
export function agreementOfTexts(answers: TextAnswers, options: TextAgreementOptions = {}): TextAgreement {
  const texts = codeTexts(answers, options)
  const counted = countRatings({ ...answers, value: texts.codes })
  const { patterns } = counted
  const distance = distanceOfTexts(texts.tokens)
  const seed = options.seed ?? 1
  const expected = expectedOfTexts(patterns, texts.tokens.length, distance, seed)
  const edits = editsPerPattern(patterns, texts.tokens)
  const statistic = headline(counted, distance, edits, expected)
  const values = new Float64Array(statistic.size)
  statistic.measure(patterns.count, values)
  const none = whyNoPairs(counted)
  const resamples =
    options.bootstrap && !none
      ? resample(patterns, statistic, { ...options, resamples: options.bootstrap, seed })
      : null
  const counts = { units: counted.pairableUnits, answers: counted.pairableAnswers }
  const interval = (column: number) => resamples && percentileInterval(resamples, column, options.confidence)
  const figure = (column: number, why: 'empty_reference' | 'no_variance' | 'no_pairable_units') =>
    figureOf(none ? Number.NaN : (values[column] as number), none ?? why, counts, interval(column))
  const ranked = rankUnits(
    counted,
    observedPerPattern(patterns, distance),
    agreementPerPattern(patterns, (a, b) => 1 - distance(a, b)),
    values[3] as number,
  )
  return {
    units: answers.units,
    labelers: counted.activeLabelers,
    answers: counted.answers,
    repeats: counted.grouped.repeats,
    lacking: counted.codes.reduce((sum, code) => sum + (texts.tokens[code] === null ? 1 : 0), 0),
    wer: figure(0, 'empty_reference'),
    meanWer: figure(4, 'empty_reference'),
    alpha: figure(1, 'no_variance'),
    percent: figure(2, 'no_pairable_units'),
    undefinedResamples: resamples ? undefinedResamples(resamples, 1) : 0,
    expectedFrom: expected ? sampledPairs : 'all pairs',
    labelerPairs: pairRates(counted, texts.tokens, options),
    perUnit: {
      ...ranked,
      edits: Float64Array.from(ranked.unit, (u) => edits.edits[patterns.patternOf[u] as number] as number),
      tokens: Float64Array.from(ranked.unit, (u) => edits.tokens[patterns.patternOf[u] as number] as number),
    },
  }
}

/** The expected sum of alpha where it is estimated from a sample of pairs; undefined where all pairs are compared. */
export function expectedOfTexts(
  patterns: AnswerPatterns,
  distinct: number,
  distance: Distance,
  seed: number,
): ExpectedSum | undefined {
  return distinct > mostTextsForAllPairs
    ? sampledExpected(patterns, distance, { pairs: sampledPairs, seed })
    : undefined
}

/** Error rate, alpha, share of equal pairs, the sum of expected distances, and the mean of the units' error rates. */
function headline(
  { patterns, numbers }: CountedRatings,
  distance: Distance,
  { edits, tokens }: { edits: Float64Array; tokens: Float64Array },
  expected: ExpectedSum | undefined,
): PatternStatistic {
  const equal = agreementPerPattern(patterns)
  const sums = alphaSums(patterns, distance, numbers, expected)
  return {
    size: 5,
    measure(weights, out) {
      let wrong = 0
      let all = 0
      let units = 0
      let same = 0
      let rates = 0
      let rated = 0
      for (let p = 0; p < patterns.patterns; p++) {
        const weight = weights[p] as number
        if (weight === 0 || !isPairable(patterns, p)) continue
        if (tokens[p] !== 0) {
          rated += weight
          rates += (weight * (edits[p] as number)) / (tokens[p] as number)
        }
        wrong += weight * (edits[p] as number)
        all += weight * (tokens[p] as number)
        units += weight
        same += weight * (equal[p] as number)
      }
      const alpha = sums(weights)
      out[0] = all > 0 ? wrong / all : Number.NaN
      out[1] = alphaOfSums(alpha)
      out[2] = units > 0 ? same / units : Number.NaN
      out[3] = alpha.expected
      out[4] = rated > 0 ? rates / rated : Number.NaN
    },
  }
}
