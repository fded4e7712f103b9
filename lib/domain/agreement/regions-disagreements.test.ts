import { describe, expect, it } from 'vitest'
import { agreementOfRegions } from './regions-agreement.ts'
import type { Region } from './regions-answers.ts'
import { clusterRegions } from './regions-clusters.ts'

type Rect = [x: number, y: number, width: number, height: number, cls?: string]
function disagreements(answers: Record<string, Rect[]>) {
  const image = {
    image: 'one',
    answers: Object.entries(answers).map(([labeler, rects]) => ({
      labeler,
      regions: rects.map(
        ([x, y, width, height, cls = 'a'], i): Region => ({
          id: `${labeler}${i}`,
          box: { x, y, width, height },
          class: cls,
        }),
      ),
    })),
  }
  return (agreementOfRegions([image]).perImage[0]?.disagreements ?? []).map((d) => ({
    kind: d.kind,
    regions: d.regions.map((r) => r.region).sort(),
    without: d.without,
  }))
}

describe('what the labelers of an image disagree about', () => {
  it('is nothing where all drew the same', () => {
    expect(disagreements({ ann: [[0, 0, 10, 10]], ben: [[0, 0, 10, 10]] })).toEqual([])
    expect(disagreements({ ann: [], ben: [] })).toEqual([])
  })

  it('is a missing region where at least half drew it, an extra one where fewer did', () => {
    const box: Rect = [0, 0, 10, 10]
    expect(disagreements({ ann: [box], ben: [box], cid: [] })).toEqual([
      { kind: 'missing', regions: ['ann0', 'ben0'], without: ['cid'] },
    ])
    expect(disagreements({ ann: [box], ben: [], cid: [] })).toEqual([
      { kind: 'extra', regions: ['ann0'], without: ['ben', 'cid'] },
    ])
    expect(disagreements({ ann: [box], ben: [] })).toEqual([{ kind: 'missing', regions: ['ann0'], without: ['ben'] }])
  })

  it('is the class of a region that all found', () => {
    expect(disagreements({ ann: [[0, 0, 10, 10, 'cat']], ben: [[0, 0, 10, 10, 'dog']] })).toEqual([
      { kind: 'class', regions: ['ann0', 'ben0'], without: [] },
    ])
  })

  it('is the geometry of a match that is loose, and of a near miss', () => {
    expect(disagreements({ ann: [[0, 0, 10, 10]], ben: [[2, 0, 10, 10]] })).toEqual([
      { kind: 'geometry', regions: ['ann0', 'ben0'], without: [] },
    ])
    // IoU 6 / 14: no match, yet surely the same thing
    expect(disagreements({ ann: [[0, 0, 10, 10]], ben: [[4, 0, 10, 10]] })).toEqual([
      { kind: 'geometry', regions: ['ann0', 'ben0'], without: [] },
    ])
  })

  it('is the grouping where one drew one region and others several', () => {
    const apart: Rect[] = [
      [0, 0, 10, 10],
      [10, 0, 10, 10],
    ]
    expect(disagreements({ ann: [[0, 0, 20, 10]], ben: apart, cid: apart })).toEqual([
      { kind: 'grouping', regions: ['ann0', 'ben0', 'ben1', 'cid0', 'cid1'], without: [] },
    ])
    // the greater part matches the whole (IoU .6), the rest is left over: grouping still
    const uneven: Rect[] = [
      [0, 0, 12, 10],
      [12, 0, 8, 10],
    ]
    expect(disagreements({ ann: [[0, 0, 20, 10]], ben: uneven }).map((d) => d.kind)).toEqual(['grouping'])
  })

  it('is the grouping also where something that all found reaches in', () => {
    const third: Rect = [4, 4, 10, 8]
    const apart: Rect[] = [[0, 0, 9, 10], [11, 0, 9, 10], third]
    expect(disagreements({ ann: [[0, 0, 20, 10], third], ben: apart, cid: apart })).toEqual([
      { kind: 'grouping', regions: ['ann0', 'ben0', 'ben1', 'cid0', 'cid1'], without: [] },
    ])
  })

  it('is an extra region, not a grouping, where a thing lies within a thing', () => {
    const person: Rect = [0, 0, 20, 40]
    const found = disagreements({ ann: [person], ben: [person, [5, 0, 8, 8, 'face']], cid: [person] })
    expect(found).toEqual([{ kind: 'extra', regions: ['ben1'], without: ['ann', 'cid'] }])
  })
})

describe('clusterRegions', () => {
  it('takes the best assignment for two labelers, where clustering would take the best pair', () => {
    const row = (id: string, x: number): Region => ({ id, box: { x, y: 0, width: 10, height: 10 }, class: 'x' })
    const clusters = clusterRegions(
      {
        image: 'one',
        answers: [
          { labeler: 'ann', regions: [row('a0', 0), row('a1', 4)] },
          { labeler: 'ben', regions: [row('b0', 2), row('b1', -4)] },
        ],
      },
      { threshold: 0.4 },
    )
    expect(clusters.map((cluster) => cluster.members.map((m) => m.region.id))).toEqual([
      ['a0', 'b1'],
      ['a1', 'b0'],
    ])
    expect(clusters[0]?.meanIou).toBeCloseTo(3 / 7, 12)
  })
})
