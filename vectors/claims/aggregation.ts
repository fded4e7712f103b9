import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { confusionMatrix, dawidSkene } from '#lib/domain/consensus/dawid-skene.ts'
import { glad } from '#lib/domain/consensus/glad.ts'
import { findLabeledPatterns } from '#lib/domain/consensus/labeled-patterns.ts'
import { mace } from '#lib/domain/consensus/mace.ts'
import { majorityVote } from '#lib/domain/consensus/majority-vote.ts'
import { oneCoinDawidSkene } from '#lib/domain/consensus/one-coin.ts'
import { getPosterior, type ItemPosteriors } from '#lib/domain/consensus/skill-model.ts'
import { voteShares } from '#lib/domain/consensus/vote-shares.ts'
import { type WeightedMajority, wawa, zeroBasedSkill } from '#lib/domain/consensus/weighted-majority.ts'
import { type AnswerRow, type NamedRatings, readAnswers, readGold, toNamedRatings } from '../answer-table.ts'
import { type CaseResult, type Checker, eachCase, isRecord, NotHere, type Surroundings } from '../cases.ts'

/** Answers of one case and, where the data set has it, the gold label of each task as a class (−1: none). */
type Case = { ratings: NamedRatings; gold: Int32Array | null }
type Expected = Record<string, unknown>
type Model = (one: Case, expected: Expected, checker: Checker, field: string) => void

const models: Record<string, Model> = {
  majority_vote: checkMajority,
  dawid_skene: checkDawidSkene,
  one_coin_dawid_skene: checkOneCoin,
  glad: checkGlad,
  mace: checkMace,
  wawa: (one, expected, checker, field) =>
    checkWeighted(wawa(one.ratings, { ties: 'lowest' }), one, expected, checker, field),
  zero_based_skill: (one, expected, checker, field) =>
    checkWeighted(zeroBasedSkill(one.ratings, { ties: 'lowest' }), one, expected, checker, field),
}

/** A winner that leads by less is open in models whose fit rests on a search or a random start. */
const clearLead = 0.1

function checkGlad(one: Case, expected: Expected, checker: Checker, field: string): void {
  const model = glad(one.ratings, { stop: 'expectation' })
  checkProbs(model, expected.probs, checker, `${field}.probs`, 0.02)
  checkLeaders(model, expected.probs, checker, `${field}.probs`)
}

function checkMace(one: Case, expected: Expected, checker: Checker, field: string): void {
  checkLeaders(mace(one.ratings, { habits: 'crowd-kit' }), expected.probs, checker, `${field}.probs`)
}

/** The label of every row whose winner leads clearly. */
function checkLeaders(model: ItemPosteriors, expected: unknown, checker: Checker, field: string): void {
  if (!Array.isArray(expected)) return
  expected.forEach((row: number[], task) => {
    const [first = 0, second = 0] = [...row].sort((a, b) => b - a)
    if (first - second < clearLead) return
    const got = getPosterior(model, task) ?? new Float64Array()
    checker.same(`${field}[${task}] winner`, row.indexOf(first), got.indexOf(Math.max(...got)))
  })
}

/** Label aggregation: the expected values are crowd-kit's, its conventions (ties by the lowest label, floor 1e-10) too. */
export function run(file: unknown, surroundings: Surroundings): Iterable<CaseResult> {
  return eachCase(file, (one, checker) => {
    if (!isRecord(one.expect)) return
    const answers = readCase(one, surroundings)
    for (const [name, expected] of Object.entries(one.expect)) {
      const model = models[name]
      if (model === undefined) checker.fail(name, 'the runner does not know this model')
      else if (isRecord(expected)) model(answers, expected, checker, name)
    }
  })
}

function readCase(one: Expected, surroundings: Surroundings): Case {
  const labels = Array.isArray(one.labels) ? one.labels.map(String) : undefined
  if (Array.isArray(one.annotations)) {
    const rows = (one.annotations as unknown[][]).map(
      (row): AnswerRow => [String(row[0]), String(row[1]), String(row[2])],
    )
    return { ratings: toNamedRatings(rows, labels), gold: null }
  }
  const path = surroundings.dataFile(String(one.data).replace(/^data\//, ''))
  if (path === null) throw new NotHere(`data set ${String(one.data)} not here`)
  const ratings = toNamedRatings(readAnswers(path), labels)
  const goldFile = join(dirname(path), 'gold.csv')
  if (!existsSync(goldFile)) return { ratings, gold: null }
  const gold = readGold(goldFile)
  const classOf = (task: string) => ratings.categories.indexOf(gold.get(task) ?? '')
  return { ratings, gold: Int32Array.from(ratings.tasks, classOf) }
}

/** Rows of the expected table: all tasks in sorted order, or the first ten of a larger set. */
function checkProbs(
  model: ItemPosteriors,
  expected: unknown,
  checker: Checker,
  field: string,
  tolerance: number,
): void {
  if (!Array.isArray(expected)) return
  expected.forEach((row, task) => {
    checker.numbers(`${field}[${task}]`, row, getPosterior(model, task), tolerance)
  })
}

function checkMajority({ ratings, gold }: Case, expected: Expected, checker: Checker, field: string): void {
  const patterns = findLabeledPatterns(ratings)
  checkProbs({ patterns, posterior: voteShares(patterns) }, expected.probs, checker, `${field}.probs`, 1e-12)
  const { tied, label } = majorityVote(ratings)
  if ('ties' in expected) checker.same(`${field}.ties`, expected.ties, tied.length)
  if (gold === null || typeof expected.accuracy_expected_random_ties !== 'number') return
  const shares = { patterns, posterior: voteShares(patterns) }
  let right = 0
  let known = 0
  gold.forEach((truth, task) => {
    if (truth === -1) return
    known++
    if (label[task] !== -1) right += label[task] === truth ? 1 : 0
    else right += chanceOfTie(getPosterior(shares, task), truth)
  })
  checker.number(`${field}.accuracy_expected_random_ties`, expected.accuracy_expected_random_ties, right / known, 1e-9)
}

/** The chance that a tie broken at random names the truth. */
function chanceOfTie(shares: Float64Array | null, truth: number): number {
  if (shares === null) return 0
  const lead = Math.max(...shares) - 1e-9
  return (shares[truth] as number) >= lead ? 1 / shares.filter((share) => share >= lead).length : 0
}

function checkDawidSkene(one: Case, expected: Expected, checker: Checker, field: string): void {
  eachRound(expected, checker, field, (rounds, want, at) => {
    const model = dawidSkene(one.ratings, { rounds })
    checkProbs(model, want.probs, checker, `${at}.probs`, 1e-8)
    if ('prior' in want) checker.numbers(`${at}.prior`, want.prior, model.prior, 1e-8)
    checkAccuracy(model, one, want, checker, at)
    // Confusion matrices and likelihoods of these files are those of the textbook's unclipped EM.
    const textbook = dawidSkene(one.ratings, { rounds, floor: 0 })
    if ('log_likelihood_textbook_last' in want) {
      checker.number(`${at}.log_likelihood`, want.log_likelihood_textbook_last, textbook.objective, 1e-6)
    }
    if (!isRecord(want.confusion)) return
    for (const [worker, matrix] of Object.entries(want.confusion)) {
      const got = confusionMatrix(textbook, one.ratings.workers.indexOf(worker))
      checker.numbers(`${at}.confusion.${worker}`, matrix, got, 1e-8)
    }
  })
}

function checkOneCoin(one: Case, expected: Expected, checker: Checker, field: string): void {
  eachRound(expected, checker, field, (rounds, want, at) => {
    const model = oneCoinDawidSkene(one.ratings, { rounds })
    checkProbs(model, want.probs, checker, `${at}.probs`, 1e-8)
    if ('prior' in want) checker.numbers(`${at}.prior`, want.prior, model.prior, 1e-8)
    checkAccuracy(model, one, want, checker, at)
    checkSkills(model.skill, one, want, checker, at, 1e-8)
    if (!isRecord(want.confusion)) return
    const classes = one.ratings.categories.length
    for (const [worker, matrix] of Object.entries(want.confusion)) {
      const skill = model.skill[one.ratings.workers.indexOf(worker)] ?? Number.NaN
      const wrong = (1 - skill) / (classes - 1)
      const got = Array.from({ length: classes }, (_, t) =>
        Array.from({ length: classes }, (_, v) => (t === v ? skill : wrong)),
      )
      checker.numbers(`${at}.confusion.${worker}`, matrix, got, 1e-8)
    }
  })
}

function eachRound(
  expected: Expected,
  checker: Checker,
  field: string,
  check: (rounds: number, want: Expected, at: string) => void,
): void {
  if (!isRecord(expected.rounds)) return
  for (const [rounds, want] of Object.entries(expected.rounds)) {
    const at = `${field}.rounds.${rounds}`
    if (isRecord(want)) check(Number(rounds), want, at)
    else checker.fail(at, 'not an object')
  }
}

function checkWeighted(model: WeightedMajority, one: Case, expected: Expected, checker: Checker, field: string): void {
  checkProbs(model, expected.probs, checker, `${field}.probs`, 1e-8)
  checkAccuracy(model, one, expected, checker, field)
  checkSkills(model.skill, one, expected, checker, field, 1e-8)
}

function checkSkills(
  skill: Float64Array,
  one: Case,
  expected: Expected,
  checker: Checker,
  field: string,
  tolerance: number,
): void {
  if (!isRecord(expected.skills)) return
  for (const [worker, value] of Object.entries(expected.skills)) {
    const got = skill[one.ratings.workers.indexOf(worker)]
    checker.number(`${field}.skills.${worker}`, value, got, tolerance)
  }
}

/** The share of gold tasks whose most probable label is right, ties to the lowest label. */
function checkAccuracy(
  model: ItemPosteriors,
  { gold }: Case,
  expected: Expected,
  checker: Checker,
  field: string,
): void {
  if (gold === null || typeof expected.accuracy !== 'number') return
  let right = 0
  let known = 0
  gold.forEach((truth, task) => {
    const row = getPosterior(model, task)
    if (truth === -1 || row === null) return
    known++
    if (row.indexOf(Math.max(...row)) === truth) right++
  })
  checker.number(`${field}.accuracy`, expected.accuracy, right / known, 1e-9)
}
