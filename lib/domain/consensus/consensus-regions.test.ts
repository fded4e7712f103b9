import { describe, expect, it } from 'vitest'
import { consensusRegions } from './consensus-regions.ts'

const answer = (labeler: string, ...boxes: [x: number, cls: string | null][]) => ({
  labeler,
  regions: boxes.map(([x, cls], i) => ({ id: `${labeler}${i}`, box: { x, y: 0, width: 10, height: 10 }, class: cls })),
})

describe('consensusRegions', () => {
  it('keeps what more than half drew, with the medoid shape and the class of most', () => {
    const found = consensusRegions({
      image: 'one',
      answers: [answer('ann', [0, 'cat'], [50, 'cat']), answer('ben', [1, 'cat']), answer('cid', [2, 'dog'])],
    })
    expect(found.regions.map((r) => [r.box.x, r.class, r.from?.labeler])).toEqual([[1, 'cat', 'ben']])
    expect(found.dropped.map((c) => c.members[0]?.region.id)).toEqual(['ann1'])
    expect(found.unresolved).toEqual([])
    expect(found.lacks).toBe(false)
  })

  it('leaves ties unresolved: half of the labelers, or two classes with equally many', () => {
    const found = consensusRegions({
      image: 'one',
      answers: [answer('ann', [0, 'cat'], [50, 'cat']), answer('ben', [0, 'dog'])],
    })
    expect(found.regions.map((r) => r.class)).toEqual([null])
    expect(found.unresolved.map((c) => c.members[0]?.region.id)).toEqual(['ann1'])
  })

  it('counts a region whose class is missing as drawn, and a labeler who says "lacks" as a labeler', () => {
    const lacks = { labeler: 'dan', regions: [], lacks: true }
    const some = [answer('ann', [0, null]), answer('ben', [0, 'cat'])]
    expect(consensusRegions({ image: 'one', answers: [...some, answer('cid')] }).regions[0]?.class).toBe('cat')
    const four = consensusRegions({ image: 'one', answers: [...some, lacks, answer('cid')] })
    expect(four.regions).toEqual([])
    expect(four.unresolved).toHaveLength(1)
    expect(consensusRegions({ image: 'one', answers: [lacks, answer('ann')] }).lacks).toBeNull()
    expect(consensusRegions({ image: 'one', answers: [lacks] }).lacks).toBe(true)
    expect(consensusRegions({ image: 'one', answers: [] }).lacks).toBe(false)
  })

  it('averages the edges where asked', () => {
    const image = {
      image: 'one',
      answers: [answer('ann', [0, 'cat']), answer('ben', [1, 'cat']), answer('cid', [3, 'cat'])],
    }
    const box = consensusRegions(image, { shape: 'mean' }).regions[0]?.box
    expect(box?.x).toBeCloseTo(4 / 3, 12)
    expect(box).toMatchObject({ y: 0, height: 10 })
  })
})
