import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignTokens } from './alignment.ts'
import { editDistance, normalisedEditDistance } from './edit-distance.ts'
import { countErrors } from './error-rates.ts'

/** Levenshtein's distance by the plain recurrence. */
function plainDistance(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, token] of a.entries()) {
    const row = [i + 1]
    for (const [j, other] of b.entries()) {
      const diagonal = (before[j] as number) + (token === other ? 0 : 1)
      row.push(Math.min(diagonal, (before[j + 1] as number) + 1, (row[j] as number) + 1))
    }
    before = row
  }
  return before[b.length] as number
}

const tokens = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 })
const codesOf = (list: readonly string[]) => Int32Array.from(list, (token) => token.charCodeAt(0))

describe('against the plain dynamic programme', () => {
  test('edit distance, either way round', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        expect(editDistance(codesOf(a), codesOf(b))).toBe(plainDistance(a, b))
        expect(editDistance(codesOf(b), codesOf(a))).toBe(plainDistance(a, b))
      }),
    )
  })

  test('counts of edits, and steps that lead from the one to the other', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const steps = alignTokens(a, b)
        const counts = countErrors(a, b)
        const times = (op: string) => steps.filter((step) => step.op === op).length
        expect(counts.edits).toBe(plainDistance(a, b))
        expect([times('equal'), times('substitute'), times('delete'), times('insert')]).toEqual([
          counts.hits,
          counts.substitutions,
          counts.deletions,
          counts.insertions,
        ])
        expect(steps.flatMap((step) => step.a ?? [])).toEqual([...a.keys()])
        expect(steps.flatMap((step) => step.b ?? [])).toEqual([...b.keys()])
        for (const step of steps) {
          if (step.a !== null && step.b !== null) expect(a[step.a] === b[step.b]).toBe(step.op === 'equal')
        }
      }),
    )
  })
})

test('the example of the docstring', () => {
  const steps = alignTokens(['the', 'cat', 'sat'], ['the', 'bat', 'sat', 'down'])
  expect(steps.map((step) => step.op)).toEqual(['equal', 'substitute', 'equal', 'insert'])
})

test('ties are broken as stated: substitutions rather than a deletion with an insertion', () => {
  const counts = countErrors('the cat went to the store'.split(' '), 'the car went to store front'.split(' '))
  expect(counts).toMatchObject({ substitutions: 3, deletions: 0, insertions: 0, hits: 3 })
})

test('normalised distance lies in 0 … 1 and is 0 between empty texts', () => {
  expect(normalisedEditDistance(codesOf([]), codesOf([]))).toBe(0)
  expect(normalisedEditDistance(codesOf(['a']), codesOf([]))).toBe(1)
  expect(normalisedEditDistance(codesOf(['a', 'b']), codesOf(['a', 'c']))).toBe(0.5)
})
