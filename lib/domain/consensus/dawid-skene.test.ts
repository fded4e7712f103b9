import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom, shuffled } from '#lib/domain/kernel/random.ts'
import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { confusionMatrix, dawidSkene } from './dawid-skene.ts'
import { getPosterior, pickLabels } from './skill-model.ts'
import { ratingsOf, reorder, simulateCrowd } from './testing/simulate-crowd.ts'

const toy = ratingsOf(
  [
    [0, 1, 0],
    [1, 1, 1],
    [0, 0, 1],
  ],
  2,
)

describe('dawidSkene', () => {
  it('gives the worked example after one round', () => {
    const model = dawidSkene(toy, { rounds: 1, floor: 0 })
    expect(getPosterior(model, 0)?.[0]).toBeCloseTo(0.757575757575758, 12)
    expect(confusionMatrix(model, 1)[0]?.[0]).toBeCloseTo(0.5, 12)
  })

  it('agrees with plain EM that keeps every item apart', () => {
    for (const [classes, seed] of [
      [2, 1],
      [3, 2],
      [4, 3],
    ] as const) {
      const { ratings } = simulateCrowd({ units: 60, classes, skills: [0.9, 0.7, 0.6, 0.5], seed })
      const expected = plainEm(ratings, classes, 7)
      const model = dawidSkene(ratings, { rounds: 7, floor: 0 })
      for (let u = 0; u < ratings.units; u++) {
        const row = getPosterior(model, u) ?? []
        expected[u]?.forEach((q, t) => {
          expect(row[t]).toBeCloseTo(q, 10)
        })
      }
    }
  })

  it('never loses likelihood from round to round, and ends where more rounds gain nothing', () => {
    const { ratings } = simulateCrowd({ units: 200, classes: 3, skills: [0.9, 0.6, 0.5, 0.45, 0.4], seed: 5 })
    const objectives = [1, 2, 3, 5, 9, 20, 60].map((rounds) => dawidSkene(ratings, { rounds }).objective)
    objectives.slice(1).forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual((objectives[i] as number) - 1e-9)
    })
    const converged = dawidSkene(ratings)
    expect(converged.converged).toBe(true)
    expect(dawidSkene(ratings, { rounds: 20_000 }).objective - converged.objective).toBeLessThan(1e-5)
  })

  it('keeps its digits where the answers of an item are so many that their product is none', () => {
    // 1,500 answers an item, each wrong half of the time: their probabilities multiply to about e^-1600, below any double.
    const skills = Array.from({ length: 1500 }, () => 0.55)
    const { ratings, truth } = simulateCrowd({ units: 12, classes: 3, skills, seed: 11 })
    const model = dawidSkene(ratings, { rounds: 3, confusionPrior: { diagonal: 2, offDiagonal: 1 } })
    expect([...pickLabels(model).label]).toEqual([...truth])
    expect(model.objective).toBeGreaterThan(-1e5)
    for (const q of model.posterior) expect(q >= 0 && q <= 1).toBe(true)
    expect(model.confusion.every((share) => share > 0 && share < 1)).toBe(true)
  })

  it('gives the log-likelihood of its parameters, term by term', () => {
    const { ratings } = simulateCrowd({ units: 300, classes: 4, skills: [0.9, 0.7, 0.6, 0.5], seed: 4 })
    const before = dawidSkene(ratings, { rounds: 2 })
    let expected = 0
    for (let u = 0; u < ratings.units; u++) {
      const odds = Array.from(before.prior, (share, t) =>
        [0, 1, 2, 3].reduce(
          (p, l) => p * (confusionMatrix(before, l)[t]?.[ratings.value[4 * u + l] as number] ?? 0),
          share,
        ),
      )
      expected += Math.log(odds.reduce((sum, one) => sum + one, 0))
    }
    expect(dawidSkene(ratings, { rounds: 3 }).objective).toBeCloseTo(expected, 8)
  })

  it('does not depend on the order of answers or the numbers of labelers', () => {
    const { ratings } = simulateCrowd({ units: 40, classes: 3, skills: [0.9, 0.7, 0.6], seed: 9 })
    const model = dawidSkene(ratings, { rounds: 5 })
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        const random = seededRandom(seed)
        const order = shuffled([...ratings.unit.keys()], random)
        const labelerAs = shuffled([0, 1, 2], random)
        const other = dawidSkene(reorder(ratings, order, labelerAs), { rounds: 5 })
        for (let u = 0; u < ratings.units; u++) {
          getPosterior(other, u)?.forEach((q, t) => {
            expect(q).toBeCloseTo(getPosterior(model, u)?.[t] as number, 9)
          })
        }
      }),
      { numRuns: 20 },
    )
  })

  it('finds who is good and who inverts, and beats the majority', () => {
    const { ratings, truth } = simulateCrowd({ units: 400, classes: 2, skills: [0.95, 0.9, 0.4, 0.4, 0.4], seed: 3 })
    const model = dawidSkene(ratings)
    const right = pickLabels(model).label.reduce((sum, label, u) => sum + (label === truth[u] ? 1 : 0), 0)
    expect(right / truth.length).toBeGreaterThan(0.93)
    expect(confusionMatrix(model, 0)[1]?.[1]).toBeGreaterThan(0.9)
    expect(confusionMatrix(model, 4)[1]?.[1]).toBeLessThan(0.5)
  })

  it('reaches 97 of 108 on the bluebirds', () => {
    const read = (name: string) =>
      readFileSync(new URL(`../../../bench/real-data/data/bluebirds/${name}`, import.meta.url), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',') as [string, string, string])
    const rows = read('answers.csv')
    const tasks = [...new Set(rows.map((row) => row[0]))]
    const workers = [...new Set(rows.map((row) => row[1]))]
    const ratings: Ratings = {
      unit: Int32Array.from(rows, (row) => tasks.indexOf(row[0])),
      labeler: Int32Array.from(rows, (row) => workers.indexOf(row[1])),
      value: Int32Array.from(rows, (row) => Number(row[2])),
      units: tasks.length,
      labelers: workers.length,
      categories: ['0', '1'],
    }
    const { label } = pickLabels(dawidSkene(ratings))
    const right = read('gold.csv').filter(([task, gold]) => label[tasks.indexOf(task)] === Number(gold))
    expect(right.length).toBe(97)
    expect(tasks.length).toBe(108)
  })

  it('counts repeated answers, leaves unanswered items open and keeps a tie a tie', () => {
    const twice: Ratings = {
      ...toy,
      unit: Int32Array.of(0, 0, 0),
      labeler: Int32Array.of(0, 0, 1),
      value: Int32Array.of(0, 0, 1),
    }
    expect(dawidSkene(twice, { rounds: 0 }).posterior[0]).toBeCloseTo(2 / 3, 12)
    const picked = pickLabels(
      dawidSkene(
        ratingsOf(
          [
            [0, 1],
            [-1, -1],
            [0, 1],
          ],
          2,
        ),
      ),
    )
    expect([...picked.label]).toEqual([-1, -1, -1])
    expect(picked.tied).toEqual([0, 2])
  })

  it('stays finite with a single class, a single labeler or no answer', () => {
    expect(
      getPosterior(
        dawidSkene(
          ratingsOf(
            [
              [0, 0],
              [0, 0],
            ],
            1,
          ),
        ),
        0,
      )?.[0],
    ).toBe(1)
    expect(dawidSkene(ratingsOf([[0], [1]], 2)).posterior.every(Number.isFinite)).toBe(true)
    expect([...pickLabels(dawidSkene(ratingsOf([[-1], [-1]], 2))).label]).toEqual([-1, -1])
  })

  it('pulls a labeler with one answer towards the prior', () => {
    const rows = [[0, 0, 0, 1], ...Array.from({ length: 20 }, (_, i) => [i % 2, i % 2, i % 2, -1])]
    const free = dawidSkene(ratingsOf(rows, 2))
    const steadied = dawidSkene(ratingsOf(rows, 2), { confusionPrior: { diagonal: 4, offDiagonal: 1 } })
    expect(confusionMatrix(free, 3)[0]?.[1]).toBeCloseTo(1, 6)
    expect(confusionMatrix(steadied, 3)[0]?.[1]).toBeCloseTo(2 / 6, 3)
    expect(steadied.converged).toBe(true)
  })
})

/** The textbook's EM with products of probabilities, one row an item. */
function plainEm(ratings: Ratings, classes: number, rounds: number): number[][] {
  const answers = Array.from(ratings.unit, (unit, i) => ({
    unit,
    labeler: ratings.labeler[i] as number,
    value: ratings.value[i] as number,
  }))
  const items = Array.from({ length: ratings.units }, (_, u) => answers.filter((answer) => answer.unit === u))
  let q = items.map((item) =>
    Array.from({ length: classes }, (_, t) => item.filter((answer) => answer.value === t).length / item.length),
  )
  const theta = (labeler: number, t: number, v: number) => {
    const hers = answers.filter((answer) => answer.labeler === labeler)
    const weight = (some: typeof hers) => some.reduce((sum, answer) => sum + (q[answer.unit]?.[t] ?? 0), 0)
    return weight(hers.filter((answer) => answer.value === v)) / weight(hers)
  }
  for (let round = 0; round < rounds; round++) {
    const prior = Array.from({ length: classes }, (_, t) => q.reduce((sum, row) => sum + (row[t] ?? 0), 0) / q.length)
    const memo = new Map<string, number>()
    const thetaOf = (labeler: number, t: number, v: number) => {
      const key = `${labeler} ${t} ${v}`
      const value = memo.get(key) ?? theta(labeler, t, v)
      memo.set(key, value)
      return value
    }
    q = items.map((item) => {
      const odds = prior.map((share, t) =>
        item.reduce((p, answer) => p * thetaOf(answer.labeler, t, answer.value), share),
      )
      const sum = odds.reduce((a, b) => a + b, 0)
      return odds.map((one) => one / sum)
    })
  }
  return q
}
