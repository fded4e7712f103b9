import { agreementOfRegions } from '#lib/domain/agreement/regions-agreement.ts'
import { fitDawidSkene } from '#lib/domain/consensus/dawid-skene.ts'
import { findLabeledPatterns } from '#lib/domain/consensus/labeled-patterns.ts'
import { majorityVote } from '#lib/domain/consensus/majority-vote.ts'
import { pickLabels } from '#lib/domain/consensus/skill-model.ts'
import { randomBelow, seededRandom } from '#lib/domain/kernel/random.ts'
import { countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import type { Level } from '#lib/domain/statistics/distance.ts'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { fleissKappa } from '#lib/domain/statistics/fleiss-kappa.ts'
import { createIncrementalAlpha } from '#lib/domain/statistics/incremental-alpha.ts'
import { krippendorffAlpha, measureAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { takeFigure } from '#lib/domain/statistics/measurement.ts'
import { countErrors, errorRate, poolErrors } from '#lib/domain/text/error-rates.ts'
import { splitWords } from '#lib/domain/text/tokens.ts'
import { type Generated, generateImages, generateRatings, generateTexts } from './generate.ts'
import type { Shape } from './shape.ts'

/** What one call costs and gives. `per`: how many operations the call holds; the time is that of one of them. */
export type Measure = {
  /** The shape that is measured whatever was asked for, where the work has one of its own. */
  shape?: Pick<Shape, 'items' | 'labelers' | 'classes'>
  /** Makes the data and answers the call that is timed. */
  prepare: (shape: Shape) => { call: () => number; per?: number }
}

function numberOf(figure: Figure): number {
  return isDefined(figure) ? figure.value : Number.NaN
}

function alphaAt(level: Level): Measure {
  return {
    prepare: (shape) => {
      const { ratings } = generateRatings(shape)
      return { call: () => numberOf(krippendorffAlpha(ratings, level).figure) }
    },
  }
}

function bootstrapBy(method: 'units' | 'patterns'): Measure {
  return {
    prepare: (shape) => {
      const { ratings } = generateRatings(shape)
      const call = () => {
        const figure = takeFigure(measureAlpha(countRatings(ratings)), { resamples: 1000, seed: shape.seed, method })
        return isDefined(figure) && figure.interval ? figure.interval[0] : Number.NaN
      }
      return { call }
    },
  }
}

/** The share of items whose label is the true class. */
function accuracy(labels: Int32Array, truth: Int32Array): number {
  let right = 0
  for (let u = 0; u < truth.length; u++) if (labels[u] === truth[u]) right++
  return right / truth.length
}

function overLabels(label: (generated: Generated) => Int32Array): Measure {
  return {
    prepare: (shape) => {
      const generated = generateRatings(shape)
      return { call: () => accuracy(label(generated), generated.truth) }
    },
  }
}

const changes = 10_000

export const measures = {
  alpha_nominal: alphaAt('nominal'),
  alpha_ordinal: alphaAt('ordinal'),
  alpha_interval: alphaAt('interval'),
  fleiss_kappa: {
    prepare: (shape) => {
      const { ratings } = generateRatings(shape)
      return { call: () => numberOf(fleissKappa(ratings)) }
    },
  },
  majority: overLabels(({ ratings }) => majorityVote(ratings).label),
  dawid_skene_10: overLabels(
    ({ ratings }) => pickLabels(fitDawidSkene(findLabeledPatterns(ratings), { rounds: 10 })).label,
  ),
  bootstrap_alpha_1000: bootstrapBy('patterns'),
  bootstrap_alpha_1000_by_units: bootstrapBy('units'),
  incremental_alpha: {
    prepare: (shape) => {
      const { ratings } = generateRatings(shape)
      const alpha = createIncrementalAlpha(ratings)
      const random = seededRandom(shape.seed)
      const call = () => {
        let value = 0
        for (let i = 0; i < changes; i++) {
          const entry = randomBelow(random, ratings.unit.length)
          const code = randomBelow(random, shape.classes)
          alpha.change(ratings.unit[entry] as number, ratings.labeler[entry] as number, code)
          value = numberOf(alpha.figure())
        }
        return value
      }
      return { call, per: changes }
    },
  },
  match_boxes: {
    shape: { items: 1000, labelers: 3, classes: 3 },
    prepare: ({ seed }) => {
      const images = generateImages(1000, 3, 20, seed)
      return { call: () => numberOf(agreementOfRegions(images, { sensitivity: [] }).alpha) }
    },
  },
  wer: {
    shape: { items: 10_000, labelers: 2, classes: 1000 },
    prepare: ({ seed }) => {
      const texts = generateTexts(10_000, 20, seed)
      const errorsOf = ({ reference, hypothesis }: (typeof texts)[number]) =>
        countErrors(splitWords(reference), splitWords(hypothesis))
      return { call: () => errorRate(poolErrors(texts.map(errorsOf))) }
    },
  },
} satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures
