import { describe, expect, it } from 'vitest'
import { fuseSegments } from './fuse-segments.ts'

const answer = (labeler: string, ...marks: [start: number, end: number, label: string][]) => ({
  labeler,
  segments: marks.map(([start, end, label]) => ({ start, end, label })),
})

describe('fuseSegments', () => {
  it('takes medians of boundaries over events that more than half marked', () => {
    const found = fuseSegments({
      recording: 'one',
      answers: [
        answer('ann', [1, 5, 'speech'], [8, 9, 'cough']),
        answer('ben', [1.1, 5.1, 'speech']),
        answer('cid', [2, 5.2, 'noise']),
      ],
    })
    expect(found.segments.map(({ start, end, label }) => [start, end, label])).toEqual([[1.1, 5.1, 'speech']])
    expect(found.dropped.map((c) => c.members[0]?.segment.label)).toEqual(['cough'])
  })

  it('leaves ties unresolved, and takes the middle of an even number', () => {
    const found = fuseSegments({
      recording: 'one',
      answers: [answer('ann', [1, 5, 'a'], [8, 9, 'b']), answer('ben', [1.2, 5, 'c'])],
    })
    expect(found.segments.map(({ start, label }) => [start, label])).toEqual([[1.1, null]])
    expect(found.unresolved).toHaveLength(1)
  })

  it('decides "lacks" by more than half', () => {
    const lacks = { labeler: 'cid', segments: [], lacks: true }
    expect(fuseSegments({ recording: 'one', answers: [lacks] }).lacks).toBe(true)
    expect(fuseSegments({ recording: 'one', answers: [lacks, answer('ann')] }).lacks).toBeNull()
    expect(fuseSegments({ recording: 'one', answers: [lacks, answer('ann'), answer('ben')] }).lacks).toBe(false)
  })
})
