import { indexLabels } from '#lib/domain/agreement/index-labels.ts'
import { toRatings } from '#lib/domain/agreement/measure-choices.ts'
import { measureQuestion } from '#lib/domain/agreement/measure-question.ts'
import { planRound, smallestChange } from '#lib/domain/agreement/plan-round.ts'
import { alphaAmong } from '#lib/domain/agreement/question-agreement.ts'
import { type GivenLabels, type LabelAtVersion, labelsAtVersion } from '#lib/domain/annotation/labels-at-version.ts'
import { type VersionNode, VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { countRatings } from '#lib/domain/statistics/counted-ratings.ts'
import { type Figure, isDefined, type Reason } from '#lib/domain/statistics/figure.ts'

export type ForeseeRoundInput = {
  versions: readonly VersionNode[]
  /** The version that the round would pin. */
  at: VersionId
  /** The pilot's. */
  answers: readonly GivenLabels[]
  items: number
  labelers: number
  bootstrap: number
  seed: number
}

/** What a round could tell about one question. */
export type RoundForesight = {
  question: QuestionId
  /** Alpha of the pilot, as its answers read at the version. */
  pilot: Figure
  foreseen:
    | {
        /** Half of the expected width of alpha's 95 % interval. */
        halfWidth: number
        /** The smallest change of alpha between two such rounds that would be found four times in five. */
        smallestChange: number
        /**
         * `simulation`: rounds of so many answers per item were drawn from the pilot. `interval`: the pilot's own
         * interval, narrowed by the root of the number of items, for as many labelers as it had.
         */
        by: 'simulation' | 'interval'
      }
    | { undefined: Reason }
}

const confidence = 0.95
const power = 0.8
/** Fewer than planRound's usual ones: whoever types a number sees the answer while they still think about it. */
const simulatedRounds = 200

/** Judges a round of `items` × `labelers` answers from a pilot, before it is opened. */
export function foreseeRound(input: ForeseeRoundInput): RoundForesight[] {
  const tree = new VersionTree(input.versions)
  return tree.require(input.at).definition.schema.questions.map((question) => {
    const labels = labelsAtVersion(tree, input.answers, question.id, input.at)
    const { headline, items } = measureQuestion(question, labels, { bootstrap: input.bootstrap, seed: input.seed })
    const pilot: Figure = alphaAmong(headline) ?? none
    return { question: question.id, pilot, foreseen: foresee(question, labels, { alpha: pilot, items }, input) }
  })
}

const none: Figure = { undefined: 'no_pairable_units', units: 0, answers: 0 }

function foresee(
  question: Question,
  labels: readonly LabelAtVersion[],
  pilot: { alpha: Figure; items: number },
  { items, labelers, seed }: ForeseeRoundInput,
): RoundForesight['foreseen'] {
  if (question.kind === 'choice') {
    const counted = countRatings(toRatings(indexLabels(labels)).ratings)
    const plan = planRound(counted, { items, labelers, seed, rounds: simulatedRounds, confidence, power })
    if ('undefined' in plan) return plan
    return { halfWidth: plan.halfWidth, smallestChange: plan.smallestChange, by: 'simulation' }
  }
  const { alpha } = pilot
  if (!isDefined(alpha)) return { undefined: alpha.undefined }
  if (labelers < 2) return { undefined: 'single_labeler' }
  if (items < 2 || !alpha.interval) return { undefined: 'too_few_units' }
  const [low, high] = alpha.interval
  // Items are what the interval resamples, however many regions they have.
  const halfWidth = ((high - low) / 2) * Math.sqrt(pilot.items / items)
  return { halfWidth, smallestChange: smallestChange(halfWidth, confidence, power), by: 'interval' }
}
