import { describe, expect, it } from 'vitest'
import { digamma } from './digamma.ts'
import { glad } from './glad.ts'
import { mace } from './mace.ts'
import { oneCoinDawidSkene } from './one-coin.ts'
import { getPosterior, type ItemPosteriors, pickLabels } from './skill-model.ts'
import { ratingsOf, simulateCrowd } from './testing/simulate-crowd.ts'
import { wawa, zeroBasedSkill } from './weighted-majority.ts'

const toy = ratingsOf(
  [
    [0, 1, 0],
    [1, 1, 1],
    [0, 0, 1],
  ],
  2,
)
const skills = [0.95, 0.9, 0.5, 0.45, 0.4]
const crowd = simulateCrowd({ units: 500, classes: 3, skills, seed: 11 })

function accuracy(model: ItemPosteriors): number {
  const { label } = pickLabels(model)
  return label.reduce((sum, value, u) => sum + (value === crowd.truth[u] ? 1 : 0), 0) / label.length
}

/** Models whose numbers say how good labelers are, each with those numbers. */
const models = {
  'one-coin': () => {
    const model = oneCoinDawidSkene(crowd.ratings)
    return { model, skill: [...model.skill] }
  },
  glad: () => {
    const model = glad(crowd.ratings)
    return { model, skill: [...model.ability] }
  },
  mace: () => {
    const model = mace(crowd.ratings)
    return { model, skill: [...model.competence] }
  },
  wawa: () => {
    const model = wawa(crowd.ratings)
    return { model, skill: [...model.skill] }
  },
  'zero-based skill': () => {
    const model = zeroBasedSkill(crowd.ratings)
    return { model, skill: [...model.skill] }
  },
}

describe.each(Object.entries(models))('%s', (name, run) => {
  const { model, skill } = run()

  it('orders labelers as they are', () => {
    const good = skill.slice(0, 2)
    const poor = skill.slice(2)
    expect(Math.min(...good)).toBeGreaterThan(Math.max(...poor))
  })

  it('gives posteriors that sum to 1 and labels that are mostly right', () => {
    for (let u = 0; u < crowd.ratings.units; u++) {
      const row = getPosterior(model, u) ?? new Float64Array()
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    }
    expect(accuracy(model)).toBeGreaterThan(name === 'wawa' ? 0.85 : 0.9)
  })

  it('is the same in every run', () => {
    expect([...run().model.posterior]).toEqual([...model.posterior])
  })
})

describe('oneCoinDawidSkene', () => {
  it('gives the worked example after one round, and recovers skills', () => {
    expect(getPosterior(oneCoinDawidSkene(toy, { rounds: 1 }), 0)?.[0]).toBeCloseTo(0.736842105263158, 10)
    const model = oneCoinDawidSkene(crowd.ratings)
    expect(model.converged).toBe(true)
    model.skill.forEach((skill, l) => {
      expect(Math.abs(skill - (skills[l] as number))).toBeLessThan(0.07)
    })
  })

  it('takes a single class as certain', () => {
    expect(getPosterior(oneCoinDawidSkene(ratingsOf([[0, 0]], 1)), 0)?.[0]).toBe(1)
  })
})

describe('glad', () => {
  it('gives the worked example', () => {
    const model = glad(ratingsOf([[0]], 2))
    expect(model.ability[0]).toBeCloseTo(1, 6)
    expect(getPosterior(model, 0)?.[0]).toBeCloseTo(0.938096832585006, 6)
  })

  it('finds no higher posterior density near the one it answers', () => {
    const { ability, ease, objective, patterns } = glad(toy, { tolerance: 1e-10 })
    const density = (at: { ability: number[]; ease: number[] }) => {
      let sum = 0
      for (const value of [...at.ability, ...at.ease]) sum -= (value - 1) ** 2 / 2
      for (let u = 0; u < toy.units; u++) {
        const odds = [0.5, 0.5]
        for (let i = 0; i < toy.unit.length; i++) {
          if (toy.unit[i] !== u) continue
          const right =
            1 / (1 + Math.exp(-(at.ability[toy.labeler[i] as number] as number) * Math.exp(at.ease[u] as number)))
          odds.forEach((odd, t) => {
            odds[t] = odd * (t === toy.value[i] ? right : 1 - right)
          })
        }
        sum += Math.log((odds[0] as number) + (odds[1] as number))
      }
      return sum
    }
    const found = { ability: [...ability], ease: [...ease] }
    expect(patterns.units).toBe(3)
    expect(density(found)).toBeCloseTo(objective, 5)
    for (const list of ['ability', 'ease'] as const) {
      found[list].forEach((value, i) => {
        for (const nudge of [-0.02, 0.02]) {
          const moved = { ...found, [list]: found[list].with(i, value + nudge) }
          expect(density(moved)).toBeLessThan(density(found))
        }
      })
    }
  })
})

describe('wawa', () => {
  it('gives the worked example', () => {
    const model = wawa(toy)
    expect([...model.skill]).toEqual([1, 2 / 3, 2 / 3])
    expect(getPosterior(model, 0)?.[0]).toBeCloseTo(5 / 7, 12)
  })

  it('splits the credit of a tie unless told to take the lowest class', () => {
    const tie = ratingsOf([[0, 1]], 2)
    expect([...wawa(tie).skill]).toEqual([0.5, 0.5])
    expect(pickLabels(wawa(tie)).tied).toEqual([0])
    expect([...wawa(tie, { ties: 'lowest' }).skill]).toEqual([1, 0])
  })
})

describe('digamma', () => {
  it('knows ψ(1), ψ(1/2) and the recurrence', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12)
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 12)
    for (const x of [0.1, 3.7, 20]) expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 11)
  })
})
