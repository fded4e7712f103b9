import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsOfFrames } from './frames.ts'
import { coveredStretches, durationOf, type Segment } from './segment.ts'
import { activityIou, iouPerLabel, labeledIou } from './time-overlap.ts'

const at = (start: number, end: number, label = 'x'): Segment => ({ start, end, label })

describe('overlap in time', () => {
  it('joins what overlaps or touches', () => {
    const covered = coveredStretches([at(3, 4), at(0, 2), at(1, 3), at(5, 5), at(6, 7), at(6.2, 6.5)])
    expect(covered).toEqual([
      { start: 0, end: 4 },
      { start: 6, end: 7 },
    ])
    expect(durationOf(covered)).toBe(5)
  })

  it('follows the worked examples', () => {
    expect(activityIou([at(0, 1), at(2, 3)], [at(0.1, 1.3), at(2.5, 3)])).toBeCloseTo(1.4 / 2.3, 12)
    expect(labeledIou([at(0, 4, 'a')], [at(0, 2, 'a'), at(2, 4, 'b')])).toBeCloseTo(1 / 3, 12)
    expect(iouPerLabel([at(0, 4, 'a')], [at(0, 2, 'a'), at(2, 4, 'b')])).toEqual([
      { label: 'a', iou: 0.5 },
      { label: 'b', iou: 0 },
    ])
  })

  it('is undefined where neither marked anything, and 0 where one did', () => {
    expect(activityIou([], [])).toBeNull()
    expect(labeledIou([], [])).toBeNull()
    expect(activityIou([], [at(0, 1)])).toBe(0)
  })

  it('equals counting whole seconds', () => {
    const segments = fc.array(
      fc.record({ start: fc.nat(10), length: fc.nat(5), label: fc.constantFrom('a', 'b') }).map((s) => ({
        start: s.start,
        end: s.start + s.length,
        label: s.label,
      })),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(segments, segments, (a, b) => {
        const one = labelsOfFrames(a, 20, 1)
        const other = labelsOfFrames(b, 20, 1)
        const both = one.filter((labels, f) => labels.length > 0 && (other[f] as string[]).length > 0).length
        const either = one.filter((labels, f) => labels.length > 0 || (other[f] as string[]).length > 0).length
        expect(activityIou(a, b)).toBe(either > 0 ? both / either : null)
        const shared = one.reduce((sum, labels, f) => sum + labels.filter((l) => other[f]?.includes(l)).length, 0)
        const all = one.reduce((sum, labels, f) => sum + new Set([...labels, ...(other[f] as string[])]).size, 0)
        expect(labeledIou(a, b)).toBe(all > 0 ? shared / all : null)
      }),
    )
  })
})

describe('labelsOfFrames', () => {
  it('reads the middle of each frame', () => {
    expect(labelsOfFrames([at(0, 0.25, 'a')], 0.4, 0.1)).toEqual([['a'], ['a'], [], []])
    expect(labelsOfFrames([at(0, 2, 'b'), at(1, 9, 'a')], 3, 1)).toEqual([['b'], ['a', 'b'], ['a']])
    // a middle at the start belongs to the segment, one at the end does not
    expect(labelsOfFrames([at(0.5, 1.5, 'a')], 2, 1)).toEqual([['a'], []])
    expect(() => labelsOfFrames([], 1, 0)).toThrow('frame')
  })
})
