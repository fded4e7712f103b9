import { describe, expect, it } from 'vitest'
import { bestByAgreement } from './best-by-agreement.ts'

/** Answers as rows unit × labeler of plain numbers; far apart is distance 1. */
function choose(rows: readonly (readonly number[])[]) {
  const given = rows.flatMap((row, unit) => row.map((value, labeler) => ({ unit, labeler, value })))
  const answers = {
    unit: given.map((answer) => answer.unit),
    labeler: given.map((answer) => answer.labeler),
    units: rows.length,
    labelers: Math.max(...rows.map((row) => row.length)),
  }
  const distance = (i: number, j: number) => Math.min(1, Math.abs((given[i]?.value ?? 0) - (given[j]?.value ?? 0)) / 10)
  const result = bestByAgreement(answers, distance)
  return { ...result, values: [...result.best].map((i) => given[i]?.value ?? null) }
}

describe('bestByAgreement', () => {
  it('chooses the answer that agrees most with the others', () => {
    expect(choose([[1, 2, 9]]).values).toEqual([2])
  })

  it('lets a labeler who agrees elsewhere settle what would be a tie', () => {
    const steady = Array.from({ length: 6 }, (_, i) => [i, i, i + 8, i])
    expect(choose([...steady, [0, 4, 8]]).values.at(-1)).toBe(4)
    const { values, weight, tied } = choose([...steady, [5, 9]])
    expect(values.at(-1)).toBeNull()
    expect(tied).toEqual([6])
    expect(weight[2]).toBeLessThan(weight[0] as number)
  })

  it('takes equal answers for one, a single answer as it is, and leaves an empty unit open', () => {
    const { values, score, tied } = choose([[3, 3], [7], []])
    expect(values).toEqual([3, 7, null])
    expect(score[1]).toBe(1)
    expect(tied).toEqual([])
  })
})
