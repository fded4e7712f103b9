import { describe, expect, it } from 'vitest'
import { fuseBoxes } from './fuse-boxes.ts'

const one = (x: number, width: number, label = 'a', score = 1) => ({
  box: { x, y: 0, width, height: 1 },
  score,
  label,
})

describe('fuseBoxes', () => {
  it('follows the worked example', () => {
    const fused = fuseBoxes([[one(0.1, 0.4)], [one(0.12, 0.38)], [one(0.1, 0.39)]])
    expect(fused).toHaveLength(1)
    expect(fused[0]?.box.x).toBeCloseTo(0.32 / 3, 12)
    expect((fused[0]?.box.x ?? 0) + (fused[0]?.box.width ?? 0)).toBeCloseTo(1.49 / 3, 12)
    expect(fused[0]).toMatchObject({ score: 1, members: 3, label: 'a' })
  })

  it('scores low what few drew, and keeps classes apart', () => {
    const fused = fuseBoxes([[one(0, 10), one(50, 10, 'b')], [one(0, 10)], [one(0, 10, 'c')]])
    expect(fused.map((f) => [f.label, f.members])).toEqual([
      ['a', 2],
      ['c', 1],
      ['b', 1],
    ])
    expect(fused.map((f) => f.score)).toEqual([2 / 3, 1 / 3, 1 / 3])
  })

  it('weighs by score and by labeler', () => {
    expect(fuseBoxes([[one(0, 10, 'a', 1)], [one(1, 10, 'a', 0.5)]])[0]?.box.x).toBeCloseTo(1 / 3, 12)
    const weighted = fuseBoxes([[one(0, 10)], [one(1, 10)]], { weights: [3, 1] })[0]
    expect(weighted?.box.x).toBeCloseTo(1 / 4, 12)
    // mean of 3 and 1, times 2 boxes over weight 4
    expect(weighted?.score).toBeCloseTo(1, 12)
  })

  it('joins only above the threshold, and drops boxes without area', () => {
    expect(fuseBoxes([[one(0, 10)], [one(5, 10)]], { threshold: 1 / 3 })).toHaveLength(2)
    expect(fuseBoxes([[one(0, 10)], [one(5, 10)]], { threshold: 0.33 })).toHaveLength(1)
    expect(fuseBoxes([[one(0, 0)], []])).toEqual([])
  })
})
