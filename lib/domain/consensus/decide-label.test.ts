import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideLabel } from './decide-label.ts'

const choice = { method: 'majority' as const, keyOf: (key: string) => key }

describe('decideLabel', () => {
  it('names a single, a unanimous and a majority answer', () => {
    expect(decideLabel(['a'], choice)).toMatchObject({ decidedBy: 'single', value: 'a' })
    expect(decideLabel(['a', 'a'], choice)).toMatchObject({ decidedBy: 'unanimous', value: 'a' })
    expect(decideLabel(['a', 'b', 'a'], choice)).toMatchObject({ decidedBy: 'majority', value: 'a' })
  })

  it('leaves ties, and a most frequent answer of half or less, unresolved', () => {
    expect(decideLabel(['a', 'b'], choice)).toMatchObject({ decidedBy: 'unresolved', value: null })
    expect(decideLabel(['a', 'a', 'b', 'c'], choice)).toMatchObject({ decidedBy: 'unresolved', value: null })
    expect(decideLabel([], choice)).toEqual({ decidedBy: 'unresolved', value: null, votes: [] })
  })

  it('lets "lacks the information" win like any other category', () => {
    expect(decideLabel(['(lacks)', 'a', '(lacks)'], choice).value).toBe('(lacks)')
  })

  it('asks for all under unanimity', () => {
    const options = { ...choice, method: 'unanimity' as const }
    expect(decideLabel(['a', 'a', 'b'], options).decidedBy).toBe('unresolved')
    expect(decideLabel(['a', 'a', 'a'], options).decidedBy).toBe('unanimous')
  })

  it('takes the most frequent spelling of equal transcripts, then the smallest', () => {
    const text = { method: 'majority' as const, keyOf: (t: string) => t.toLowerCase(), spellingOf: (t: string) => t }
    expect(decideLabel(['Um', 'um', 'um', 'no'], text)).toMatchObject({ decidedBy: 'majority', value: 'um' })
    expect(decideLabel(['um', 'Um'], text)).toMatchObject({ decidedBy: 'unanimous', value: 'Um' })
  })

  it('never depends on the order of the answers', () => {
    const answers = fc.array(fc.constantFrom('a', 'A', 'b', 'c'), { maxLength: 8 })
    const text = { method: 'majority' as const, keyOf: (t: string) => t.toLowerCase(), spellingOf: (t: string) => t }
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (given, keys) => {
        const order = given.map((answer) => ({ answer, key: keys.next().value as number }))
        const mixed = order.sort((x, y) => x.key - y.key).map((entry) => entry.answer)
        expect(decideLabel(mixed, text)).toEqual(decideLabel(given, text))
      }),
    )
  })
})
