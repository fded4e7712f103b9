import { describe, expect, it } from 'vitest'
import { cohenKappa } from '#lib/domain/statistics/cohen-kappa.ts'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { agreementOfSegments } from './segments-agreement.ts'
import type { LabeledRecording } from './segments-answers.ts'
import { clusterSegments } from './segments-clusters.ts'
import { ratingsOfFrames } from './segments-frames.ts'

const show = (figure: Figure | undefined) => (figure && isDefined(figure) ? figure.value : figure?.undefined)
type Marks = [start: number, end: number, label: string][]
const recording = (name: string, answers: Record<string, Marks | 'lacks'>, length = 10): LabeledRecording => ({
  recording: name,
  length,
  answers: Object.entries(answers).map(([labeler, marks]) => ({
    labeler,
    segments: marks === 'lacks' ? [] : marks.map(([start, end, label]) => ({ start, end, label })),
    lacks: marks === 'lacks',
  })),
})
const two = [
  recording('one', {
    ann: [
      [0, 4, 'a'],
      [6, 8, 'b'],
    ],
    ben: [
      [0.1, 4, 'a'],
      [6, 9, 'b'],
    ],
  }),
  recording('two', { ann: [[1, 2, 'a']], ben: [[1, 2, 'b']] }),
]

describe('agreementOfSegments', () => {
  it('pools counts and seconds over recordings', () => {
    const found = agreementOfSegments(two)
    // one event of 2 + 2 + 1 + 1 matches by start and end, two by start
    expect(show(found.found)).toBeCloseTo(2 / 6, 12)
    expect(show(found.onsets)).toBeCloseTo(4 / 6, 12)
    // boundaries: 0 4 6 8 | .1 4 6 9 match three, 1 2 | 1 2 both
    expect(show(found.boundaries)).toBeCloseTo(10 / 12, 12)
    // a: 3.9 of 4, b: 2 of 3; then a 0 of 1, b 0 of 1
    expect(show(found.overlap)).toBeCloseTo(5.9 / 9, 12)
    expect(show(found.activity)).toBeCloseTo(6.9 / 8, 12)
    expect(found.found).toMatchObject({ units: 2, answers: 6 })
    expect(found.byLabel.map((one) => [one.label, one.segments, show(one.overlap)])).toEqual([
      ['a', 3, expect.closeTo(3.9 / 5, 12)],
      ['b', 3, expect.closeTo(2 / 4, 12)],
    ])
    expect(found.labelerPairs).toHaveLength(1)
    expect(found.labelerPairs[0]).toMatchObject({ a: 'ann', b: 'ben', recordings: 2, found: found.found })
  })

  it('gives alpha under 1 − IoU over time, as the general alpha', () => {
    const found = agreementOfSegments(two)
    const distances: Record<string, number> = {
      '0,1': 1 - 5.9 / 7,
      '0,2': 1 - 1 / 6,
      '0,3': 1,
      '1,2': 1 - 1 / 6.9,
      '1,3': 1,
      '2,3': 1,
    }
    const general = krippendorffAlpha(
      {
        unit: Int32Array.of(0, 0, 1, 1),
        labeler: Int32Array.of(0, 1, 0, 1),
        value: Int32Array.of(0, 1, 2, 3),
        units: 2,
        labelers: 2,
      },
      (a, b) => distances[`${Math.min(a, b)},${Math.max(a, b)}`] ?? 0,
    )
    expect(show(found.alpha)).toBeCloseTo(show(general.figure) as number, 12)
    expect(found.perRecording.map((one) => one.recording)).toEqual(['one', 'two'])
    const costs = found.perRecording.map((one) => one.cost)
    expect(costs[1]).toBeGreaterThan(costs[0] as number)
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(1 - (show(found.alpha) as number), 12)
  })

  it('counts silence as agreement in alpha, and "lacks" as distance 1', () => {
    const silent = [
      recording('one', { ann: [], ben: [] }),
      recording('two', { ann: [[0, 1, 'a']], ben: [[0, 1, 'a']] }),
    ]
    const found = agreementOfSegments(silent)
    expect(show(found.alpha)).toBe(1)
    expect(found.emptyRecordings).toBe(1)
    const lacking = [recording('one', { ann: 'lacks', ben: 'lacks' }), recording('two', { ann: 'lacks', ben: [] })]
    // distances: 0 within one, 1 within two; of the four answers three lack: 6 of 12 pairs differ
    expect(show(agreementOfSegments(lacking).alpha)).toBeCloseTo(1 - 0.5 / (6 / 12), 12)
    expect(show(agreementOfSegments(lacking).found)).toBe('no_segments')
  })

  it('resamples recordings, the same for the same seed', () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      recording(`r${i}`, { ann: [[i / 4, 5, 'a']], ben: [[i / 5, 5 - (i % 3) / 3, i % 4 ? 'a' : 'b']] }),
    )
    const once = agreementOfSegments(many, { bootstrap: 200, seed: 3 })
    expect(agreementOfSegments(many, { bootstrap: 200, seed: 3 }).overlap).toEqual(once.overlap)
    for (const figure of [once.found, once.overlap, once.activity, once.alpha, once.unitizing]) {
      if (!isDefined(figure) || figure.interval === null) throw new Error('an interval is expected')
      expect(figure.interval[0]).toBeLessThanOrEqual(figure.value)
      expect(figure.interval[1]).toBeGreaterThanOrEqual(figure.value)
    }
    const grouped = agreementOfSegments(
      many.map((one) => ({ ...one, group: 'all' })),
      { bootstrap: 20 },
    )
    expect(isDefined(grouped.alpha) && grouped.alpha.interval?.[0]).toBeCloseTo(show(grouped.alpha) as number, 12)
  })

  it('says why a figure is undefined', () => {
    const none = agreementOfSegments([])
    expect([none.found, none.alpha, none.unitizing].map(show)).toEqual(['no_segments', 'no_units', 'no_pairable_units'])
  })
})

describe('ratingsOfFrames', () => {
  it('makes frames the units of any coefficient', () => {
    const { ratings, labelers, clusters } = ratingsOfFrames(
      [recording('one', { ann: [[0, 2, 'a']], ben: [[0, 1, 'a']] }, 4)],
      1,
    )
    expect(labelers).toEqual(['ann', 'ben'])
    expect([...clusters]).toEqual([0, 0, 0, 0])
    expect(ratings.categories).toEqual(['', 'a'])
    expect([...ratings.value]).toEqual([1, 1, 0, 0, 1, 0, 0, 0])
    // p_o = 3/4, p_e = (2 · 1 + 2 · 3) / 16 = 1/2
    expect(show(cohenKappa(ratings))).toBeCloseTo(0.5, 12)
  })

  it('names frames where segments overlap, and leaves out who lacks the information', () => {
    const { ratings } = ratingsOfFrames(
      [
        recording(
          'one',
          {
            ann: [
              [0, 2, 'b'],
              [1, 2, 'a'],
            ],
            ben: 'lacks',
          },
          2,
        ),
      ],
      1,
    )
    expect([...ratings.value].map((code) => ratings.categories?.[code])).toEqual(['b', 'a + b'])
    expect(ratings.labelers).toBe(2)
  })
})

describe('clusterSegments', () => {
  it('takes for one event what overlaps enough, in any order of labelers', () => {
    const one = recording('one', {
      ann: [
        [0, 4, 'a'],
        [6, 8, 'b'],
      ],
      ben: [[0, 3, 'a']],
      cid: [
        [0.5, 4, 'b'],
        [7.5, 9, 'b'],
      ],
    })
    const names = (r: LabeledRecording) =>
      clusterSegments(r).map((c) => c.members.map((m) => `${m.labeler} ${m.segment.start}`).sort())
    expect(names(one)).toEqual([['ann 0', 'ben 0', 'cid 0.5'], ['ann 6'], ['cid 7.5']])
    expect(names({ ...one, answers: one.answers.toReversed() })).toEqual(names(one))
    expect(clusterSegments(one)[1]?.meanIou).toBeNull()
  })
})
