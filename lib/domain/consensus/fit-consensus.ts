import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { confusionMatrix, type DawidSkeneModel, dawidSkene } from './dawid-skene.ts'
import { glad } from './glad.ts'
import { findLabeledPatterns } from './labeled-patterns.ts'
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
  }

/** Fits a consensus by its name. The rows of `posterior` are shares of votes for the first three methods. */
export function fitConsensus(
  ratings: Ratings,
  method: ConsensusMethod,
  options: { seed?: number } = {},
): FittedConsensus {
  const fitted = fitByName(ratings, method, options)
  const none = { skillName: null, skills: null, model: null, rounds: null, converged: null }
  const { skillName, skills, model, rounds, converged, posteriors } = { ...none, ...fitted }
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
  }
}

type Fit = {
  posteriors: ItemPosteriors
  skillName?: string
  skills?: Float64Array
  model?: DawidSkeneModel
  rounds?: number
  converged?: boolean
}

function fitByName(ratings: Ratings, method: ConsensusMethod, { seed }: { seed?: number }): Fit {
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
