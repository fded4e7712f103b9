import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { reasons } from '#lib/domain/statistics/figure.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { crowdlab } from './crowdlab.ts'
import { describeLabelers } from './crowdlab-labelers.ts'
import { confusionMatrix, type DawidSkeneModel, dawidSkene } from './dawid-skene.ts'
import { glad } from './glad.ts'
import { countClasses, findLabeledPatterns } from './labeled-patterns.ts'
import { mace } from './mace.ts'
import { oneCoinDawidSkene } from './one-coin.ts'
import { type ItemPosteriors, type PickedLabels, pickLabels } from './skill-model.ts'
import { voteShares } from './vote-shares.ts'
import { wawa, zeroBasedSkill } from './weighted-majority.ts'

/** Ways from many labelers' choices to one label an item, by the names that people call them. */
export const consensusMethods = [
  'majority',
  'wawa',
  'zero-based-skill',
  'dawid-skene',
  'one-coin',
  'glad',
  'mace',
  'crowdlab',
] as const
export type ConsensusMethod = (typeof consensusMethods)[number]

export type FittedConsensus = ItemPosteriors &
  PickedLabels & {
    method: ConsensusMethod
    /** What `skill` means; null where the method has no such number. */
    skillName: string | null
    /** The labeler's skill, or null if she gave no answer or the method estimates none. */
    skill(labeler: number): number | null
    /** The labeler's estimated confusion matrix [true class][given class], or null where the method has none. */
    confusion(labeler: number): number[][] | null
    /** Rounds run, and whether the likelihood converged; null for methods that do not iterate to an end. */
    rounds: number | null
    converged: boolean | null
    /** How much the model counts beside the labelers; null for methods without a model. */
    modelWeight: number | null
  }

export type FitOptions = {
  /** Of the random starts of `mace`. */
  seed?: number
  /** For `crowdlab`: a model's class probabilities, row-major units × classes. */
  probabilities?: Float64Array
}

/**
 * Fits a consensus by its name. The rows of `posterior` are shares of votes for the first three methods. Refuses
 * `crowdlab` without a unit that two labelers answered.
 */
export function fitConsensus(ratings: Ratings, method: ConsensusMethod, options: FitOptions = {}): FittedConsensus {
  const fitted = fitByName(ratings, method, options)
  const none = { skillName: null, skills: null, model: null, rounds: null, converged: null, modelWeight: null }
  const { skillName, skills, model, rounds, converged, modelWeight, posteriors } = { ...none, ...fitted }
  return {
    ...posteriors,
    ...pickLabels(posteriors),
    method,
    skillName,
    skill: (labeler) => {
      const value = skills?.[labeler] ?? Number.NaN
      return Number.isNaN(value) ? null : value
    },
    confusion: (labeler) => (model === null ? null : confusionMatrix(model, labeler)),
    rounds,
    converged,
    modelWeight,
  }
}

type Fit = {
  posteriors: ItemPosteriors
  skillName?: string
  skills?: Float64Array
  model?: DawidSkeneModel
  rounds?: number
  converged?: boolean
  modelWeight?: number
}

function fitByName(ratings: Ratings, method: ConsensusMethod, { seed, probabilities }: FitOptions): Fit {
  switch (method) {
    case 'majority': {
      const patterns = findLabeledPatterns(ratings)
      return { posteriors: { patterns, posterior: voteShares(patterns) } }
    }
    case 'wawa':
    case 'zero-based-skill': {
      const model = method === 'wawa' ? wawa(ratings) : zeroBasedSkill(ratings)
      return { posteriors: model, skills: model.skill, skillName: 'agreement with the vote' }
    }
    case 'dawid-skene': {
      const model = dawidSkene(ratings)
      const { rounds, converged } = model
      return {
        posteriors: model,
        model,
        skills: expectedAccuracy(model),
        skillName: 'expected accuracy',
        rounds,
        converged,
      }
    }
    case 'one-coin': {
      const model = oneCoinDawidSkene(ratings)
      const { rounds, converged } = model
      return { posteriors: model, skills: model.skill, skillName: 'expected accuracy', rounds, converged }
    }
    case 'glad': {
      const model = glad(ratings)
      const { rounds, converged } = model
      return { posteriors: model, skills: model.ability, skillName: 'ability', rounds, converged }
    }
    case 'mace': {
      const model = mace(ratings, { seed })
      return { posteriors: model, skills: model.competence, skillName: 'knows rather than guesses' }
    }
    case 'crowdlab':
      return fitCrowdlab(ratings, probabilities)
  }
}

/** Units without an answer stay open, although the model could name a class. */
function fitCrowdlab(ratings: Ratings, probabilities: Float64Array | undefined): Fit {
  if (probabilities === undefined) throw new Error('crowdlab needs the probabilities of a model')
  const result = crowdlab(ratings, probabilities, countClasses(ratings))
  if ('undefined' in result) {
    const message = `CROWDLAB learns from items that two labelers or more answered. ${reasons[result.undefined]}`
    throw new RefusalError({ code: 'invalid', message, field: 'method' })
  }
  const { grouped, classes, best } = result
  const { units, start } = grouped
  const patternOf = Int32Array.from({ length: units }, (_, u) => (start[u] === start[u + 1] ? -1 : u))
  return {
    posteriors: { patterns: { patterns: units, units, classes, patternOf }, posterior: best.posterior },
    skills: Float64Array.from(describeLabelers(result), ({ quality }) => quality ?? Number.NaN),
    skillName: 'CROWDLAB quality',
    modelWeight: best.modelWeight,
  }
}

/** Σ π(t) · θ(t, t): how often a labeler would be right on items of the estimated shares. NaN without answers. */
function expectedAccuracy({ patterns, prior, confusion }: DawidSkeneModel): Float64Array {
  const { labelers, columns, labelerOf, classOf, classes } = patterns
  const skills = new Float64Array(labelers).fill(Number.NaN)
  for (let c = 0; c < columns; c++) {
    const l = labelerOf[c] as number
    const t = classOf[c] as number
    const before = Number.isNaN(skills[l] as number) ? 0 : (skills[l] as number)
    skills[l] = before + (prior[t] as number) * (confusion[c * classes + t] as number)
  }
  return skills
}
