import { describe, expect, it } from 'vitest'
import { findFactDifferences, holdsFacts, type ItemFacts } from './restated-facts.ts'

const none: ItemFacts = { metadata: {}, slices: [], cluster: null, mmPerPixel: null }
const kept: ItemFacts = {
  metadata: { camera: 'C8', shift: 'day' },
  slices: [
    { name: 'line', value: 'north' },
    { name: 'line', value: 'night' },
  ],
  cluster: 'part 1',
  mmPerPixel: 0.1,
}

describe('what is said otherwise of an item', () => {
  it('is nothing where the same is said, or less', () => {
    expect(findFactDifferences(kept, kept)).toEqual([])
    expect(findFactDifferences(none, kept)).toEqual([])
    expect(findFactDifferences({ ...none, slices: [{ name: 'line', value: 'north' }] }, kept)).toEqual([])
  })

  it('names each fact as its column, what is kept and what is given', () => {
    const given: ItemFacts = {
      metadata: { camera: 'C9', lens: '50 mm' },
      slices: [
        { name: 'line', value: 'south' },
        { name: 'age', value: 'child' },
      ],
      cluster: 'part 2',
      mmPerPixel: 0.2,
    }
    expect(findFactDifferences(given, kept)).toEqual([
      { fact: 'meta:camera', kept: 'C8', given: 'C9' },
      { fact: 'meta:lens', kept: null, given: '50 mm' },
      { fact: 'slice:line', kept: 'night, north', given: 'south' },
      { fact: 'slice:age', kept: null, given: 'child' },
      { fact: 'cluster', kept: 'part 1', given: 'part 2' },
      { fact: 'mm_per_pixel', kept: '0.1', given: '0.2' },
    ])
  })

  it('takes no name for one that every object has', () => {
    const given = { ...none, metadata: { toString: 'x' } }
    expect(findFactDifferences(given, none)).toEqual([{ fact: 'meta:toString', kept: null, given: 'x' }])
  })

  it('needs something to be said', () => {
    expect(holdsFacts(none)).toBe(false)
    expect(holdsFacts({ ...none, cluster: 'a' })).toBe(true)
  })
})
