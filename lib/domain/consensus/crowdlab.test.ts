import { describe, expect, it } from 'vitest'
import { crowdlab } from './crowdlab.ts'
import { describeLabelers } from './crowdlab-labelers.ts'
import { ratingsOf, simulateCrowd } from './testing/simulate-crowd.ts'

describe('crowdlab', () => {
  it('weighs a model and labelers by how much better than the commonest class they are', () => {
    const { ratings, truth } = simulateCrowd({ units: 300, classes: 3, skills: [0.95, 0.8, 0.4], seed: 4 })
    const probabilities = new Float64Array(ratings.units * 3).fill(0.25)
    truth.forEach((t, u) => {
      probabilities[u * 3 + (u % 5 === 0 ? (t + 1) % 3 : t)] = 0.5
    })
    const result = crowdlab(ratings, probabilities, 3)
    if ('undefined' in result) throw new Error(result.undefined)
    const { best, majority } = result
    const right = (label: Int32Array) => label.reduce((sum, t, u) => sum + (t === truth[u] ? 1 : 0), 0)
    expect(right(best.label)).toBeGreaterThan(right(majority.label))
    expect(best.labelerWeight[0]).toBeGreaterThan(best.labelerWeight[1] as number)
    expect(best.labelerWeight[1]).toBeGreaterThan(best.labelerWeight[2] as number)
    for (let u = 0; u < ratings.units; u++) {
      const row = best.posterior.subarray(u * 3, u * 3 + 3)
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10)
    }
    const quality = describeLabelers(result).map((labeler) => labeler.quality as number)
    expect(quality[0]).toBeGreaterThan(quality[2] as number)
  })

  it('lets the model speak alone for units that nobody answered', () => {
    const rows = [
      [0, 0],
      [1, 1],
      [1, 0],
      [-1, -1],
    ]
    const probabilities = Float64Array.of(0.9, 0.1, 0.2, 0.8, 0.4, 0.6, 0.3, 0.7)
    const result = crowdlab(ratingsOf(rows, 2), probabilities, 2)
    if ('undefined' in result) throw new Error(result.undefined)
    expect(result.best.label[3]).toBe(1)
    expect(result.best.posterior[7]).toBeCloseTo(0.7, 12)
    expect(result.best.posterior.every(Number.isFinite)).toBe(true)
  })

  it('is undefined where no unit has two answers', () => {
    const rows = [
      [0, -1],
      [-1, 1],
    ]
    expect(crowdlab(ratingsOf(rows, 2), new Float64Array(4).fill(0.5), 2)).toEqual({ undefined: 'no_pairable_units' })
  })
})
