import { describe, expect, it } from 'vitest'
import { runEmRounds } from './em-rounds.ts'

/** Rounds that come nearer to 5 by a constant factor, with objective −(x − 5)². */
function creeping(factor: number) {
  const state = Float64Array.of(1)
  const round = () => {
    const off = (state[0] as number) - 5
    state[0] = 5 + factor * off
    return -off * off
  }
  return { state, round }
}

describe('runEmRounds', () => {
  it('runs exactly the rounds asked for', () => {
    const { state, round } = creeping(0.5)
    expect(runEmRounds(round, state, { rounds: 3 })).toEqual({ rounds: 3, converged: false, objective: -1 })
    expect(state[0]).toBe(4.5)
  })

  it('is not fooled by small gains, and leaps over a slow approach', () => {
    const { state, round } = creeping(0.9999)
    const outcome = runEmRounds(round, state, { tolerance: 1e-9 }, 'signed')
    expect(outcome.converged).toBe(true)
    expect(Math.abs((state[0] as number) - 5)).toBeLessThan(1e-3)
    expect(outcome.rounds).toBeLessThan(200)
  })

  it('takes back a leap that lowers the objective', () => {
    const state = Float64Array.of(1)
    const seen: number[] = []
    // A wall: beyond 3 the objective falls off.
    const round = () => {
      const x = state[0] as number
      seen.push(x)
      state[0] = x + (3 - x) * 0.2
      return x > 3.001 ? -1e6 : -((x - 3) ** 2)
    }
    const outcome = runEmRounds(round, state, { maxRounds: 100 })
    expect(outcome.objective).toBeGreaterThan(-1e-6)
    expect(state[0]).toBeLessThanOrEqual(3.001)
  })

  it('says so when the rounds run out', () => {
    const { state, round } = creeping(0.999999)
    expect(runEmRounds(round, state, { maxRounds: 2 }).converged).toBe(false)
  })
})
