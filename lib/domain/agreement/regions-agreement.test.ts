import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Figure, isDefined } from '#lib/domain/statistics/figure.ts'
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff-alpha.ts'
import { agreementOfRegions } from './regions-agreement.ts'
import type { LabeledImage, Region } from './regions-answers.ts'

let made = 0
const region = (x: number, y: number, cls: string | null, size = 10): Region => ({
  id: `r${made++}`,
  box: { x, y, width: size, height: size },
  class: cls,
})
const image = (name: string, answers: Record<string, Region[] | 'lacks'>, group?: string): LabeledImage => ({
  image: name,
  group,
  answers: Object.entries(answers).map(([labeler, regions]) =>
    regions === 'lacks' ? { labeler, regions: [], lacks: true } : { labeler, regions },
  ),
})
const show = (figure: Figure) => (isDefined(figure) ? figure.value : figure.undefined)

/** Two images, worked by hand below. */
const small = [
  image('one', { ann: [region(0, 0, 'cat'), region(50, 0, 'dog')], ben: [region(1, 0, 'cat'), region(50, 1, 'cat')] }),
  image('two', { ann: [region(0, 0, 'dog')], ben: [] }),
]

describe('agreementOfRegions', () => {
  it('gives found, named, drawn and alpha as worked by hand', () => {
    const found = agreementOfRegions(small)
    // 2 matches, 3 + 2 regions: 2 · 2 / 5
    expect(show(found.found)).toBeCloseTo(0.8, 12)
    // both pairs overlap by 90 of 110
    expect(show(found.drawn)).toBeCloseTo(90 / 110, 12)
    // classes cat cat | dog cat: n = 4, D = 2, 16 − 9 − 1 = 6
    expect(show(found.named)).toBeCloseTo(1 - (3 * 2) / 6, 12)
    // with (dog, no region): n = 6, cat 3, dog 2, none 1; D = 4; 36 − 9 − 4 − 1 = 22
    expect(show(found.alpha)).toBeCloseTo(1 - (5 * 4) / 22, 12)
    expect(found.found).toMatchObject({ units: 2, answers: 5 })
    expect(found.drawn).toMatchObject({ units: 2, answers: 4 })
    expect(found.alpha).toMatchObject({ units: 3, answers: 6 })
    // both images have one disagreement
    expect(found.perImage.map((one) => one.cost)).toEqual([expect.closeTo(10 / 22, 12), expect.closeTo(10 / 22, 12)])
  })

  it('shows the headline at other thresholds', () => {
    const images = [image('one', { ann: [region(0, 0, 'a')], ben: [region(4, 0, 'a')] })]
    const { sensitivity } = agreementOfRegions(images)
    expect(sensitivity.map((level) => [level.threshold, show(level.found)])).toEqual([
      [0.3, 1],
      [0.5, 0],
      [0.7, 0],
    ])
    expect(show(sensitivity[1]?.drawn as Figure)).toBe('no_matches')
  })

  it('counts an image that all leave empty as one unit of agreement in alpha alone', () => {
    const empty = [...small, image('three', { ann: [], ben: [] })]
    const found = agreementOfRegions(empty)
    expect(show(found.found)).toBeCloseTo(0.8, 12)
    // n = 8, cat 3, dog 2, none 3; D = 4
    expect(show(found.alpha)).toBeCloseTo(1 - (7 * 4) / (64 - 9 - 4 - 9), 12)
    expect(found.emptyImages).toBe(1)
  })

  it('lets a region without a class match, its class missing and never "no region"', () => {
    const found = agreementOfRegions([
      image('one', { ann: [region(0, 0, null)], ben: [region(0, 0, 'a')], cid: [region(0, 0, 'a')] }),
      image('two', { ann: [region(0, 0, 'b')], ben: [region(0, 0, 'b')], cid: [] }),
    ])
    // pairs: 3 matches, then 1; regions compared 6, then 4
    expect(show(found.found)).toBeCloseTo(8 / 10, 12)
    expect(show(found.named)).toBe(1)
    expect(found.named).toMatchObject({ units: 2, answers: 4 })
    // units (a, a) and (b, b, none): n = 5, a 2, b 2, none 1; D = 2 · 2 / 2 = 2
    expect(show(found.alpha)).toBeCloseTo(1 - (4 * 2) / (25 - 4 - 4 - 1), 12)
  })

  it('takes "lacks" as a category of its own in every cluster, or once where there is none', () => {
    const found = agreementOfRegions([
      image('one', { ann: [region(0, 0, 'a'), region(50, 0, 'a')], ben: 'lacks' }),
      image('two', { ann: [], ben: 'lacks' }),
      image('three', { ann: 'lacks', ben: 'lacks' }),
    ])
    // (a, lacks) twice, (none, lacks), (lacks, lacks): n = 8, a 2, none 1, lacks 5; D = 6
    expect(show(found.alpha)).toBeCloseTo(1 - (7 * 6) / (64 - 4 - 1 - 25), 12)
    expect(found.emptyImages).toBe(0)
    expect(found.confusions[0]).toMatchObject({
      a: { kind: 'class', class: 'a' },
      b: { kind: 'lacks' },
      pairs: 2,
      images: ['one'],
    })
    expect(found.perImage[0]?.disagreements.map((d) => d.kind)).toContain('lacks')
    expect(found.perImage[2]?.disagreements).toEqual([])
  })

  it('says why a figure is undefined', () => {
    expect(show(agreementOfRegions([]).found)).toBe('no_regions')
    const alone = agreementOfRegions([image('one', { ann: [region(0, 0, 'a')] })])
    expect([alone.found, alone.named, alone.drawn, alone.alpha].map(show)).toEqual([
      'no_regions',
      'no_matches',
      'no_matches',
      'no_pairable_units',
    ])
    const same = agreementOfRegions([image('one', { ann: [region(0, 0, 'a')], ben: [region(0, 0, 'a')] })])
    expect([same.found, same.named, same.drawn, same.alpha].map(show)).toEqual([
      1,
      'single_category',
      1,
      'single_category',
    ])
  })

  it('takes the last answer of a labeler and reports the others', () => {
    const [one, two] = small as [LabeledImage, LabeledImage]
    const again = { ...one, answers: [{ labeler: 'ann', regions: [region(500, 500, 'cat')] }, ...one.answers] }
    const found = agreementOfRegions([again, two])
    expect(found.repeats).toBe(1)
    expect(show(found.found)).toBeCloseTo(0.8, 12)
  })

  it('equals the general alpha on the same units', () => {
    const { perImage, alpha } = agreementOfRegions(manyImages(3))
    const unit: number[] = []
    const labeler: number[] = []
    const value: number[] = []
    const codes = new Map([['none', 0]])
    const names = ['l0', 'l1', 'l2']
    let units = 0
    for (const { clusters } of perImage) {
      for (const cluster of clusters) {
        names.forEach((name, l) => {
          const member = cluster.members.find((m) => m.labeler === name)
          const key = member?.region.class ?? 'none'
          if (!codes.has(key)) codes.set(key, codes.size)
          unit.push(units)
          labeler.push(l)
          value.push(codes.get(key) as number)
        })
        units++
      }
    }
    const general = krippendorffAlpha({
      unit: Int32Array.from(unit),
      labeler: Int32Array.from(labeler),
      value: Int32Array.from(value),
      units,
      labelers: 3,
    })
    expect(show(alpha)).toBeCloseTo(show(general.figure) as number, 9)
  })

  it('does not depend on the order of images, labelers or regions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const images = manyImages(4, seed)
        const turned = images
          .map((one) => ({
            ...one,
            answers: one.answers.map((a) => ({ ...a, regions: a.regions.slice().reverse() })).reverse(),
          }))
          .reverse()
        const a = agreementOfRegions(images)
        const b = agreementOfRegions(turned)
        for (const key of ['found', 'named', 'drawn', 'alpha'] as const) {
          expect(show(b[key])).toBeCloseTo(show(a[key]) as number, 9)
        }
        const kinds = (found: typeof a) =>
          found.perImage.map((one) => [one.image, one.disagreements.map((d) => d.kind).sort()]).sort()
        expect(kinds(b)).toEqual(kinds(a))
      }),
      { numRuns: 20 },
    )
  })

  it('breaks down by class and by labeler pair', () => {
    const found = agreementOfRegions(small)
    const cat = found.byClass.find((entry) => entry.class === 'cat')
    // one match says cat on both sides; three cats are drawn
    expect(cat).toMatchObject({ regions: 3 })
    expect(show(cat?.found as Figure)).toBeCloseTo(2 / 3, 12)
    // against the rest: n = 6, cat 3, D = 2
    expect(show(cat?.alpha as Figure)).toBeCloseTo(1 - (5 * 2) / (2 * 3 * 3), 12)
    // where chosen: (cat, cat), (dog, cat): n = 4, cat 3, dog 1, D = 2
    expect(show(cat?.alphaWhereChosen as Figure)).toBeCloseTo(0, 12)
    expect(found.labelerPairs).toHaveLength(1)
    expect(found.labelerPairs[0]).toMatchObject({ a: 'ann', b: 'ben', images: 2 })
    expect(show(found.labelerPairs[0]?.alpha as Figure)).toBeCloseTo(show(found.alpha) as number, 12)
    expect(found.confusions.map((c) => [c.a, c.b, c.pairs])).toEqual([
      [{ kind: 'class', class: 'cat' }, { kind: 'class', class: 'dog' }, 1],
      [{ kind: 'class', class: 'dog' }, { kind: 'no region' }, 1],
    ])
    // expected coincidences of cat and dog, both ways: 2 · 3 · 2 / 5
    expect(found.confusions[0]?.expected).toBeCloseTo(12 / 5, 12)
  })

  it('resamples images, or groups of images, the same for the same seed', () => {
    const images = manyImages(3)
    const once = agreementOfRegions(images, { bootstrap: 200, seed: 7 })
    expect(agreementOfRegions(images, { bootstrap: 200, seed: 7 }).alpha).toEqual(once.alpha)
    expect(agreementOfRegions(images, { bootstrap: 200, seed: 8 }).alpha).not.toEqual(once.alpha)
    for (const figure of [once.found, once.named, once.drawn, once.alpha]) {
      if (!isDefined(figure) || figure.interval === null) throw new Error('an interval is expected')
      expect(figure.interval[0]).toBeLessThanOrEqual(figure.value)
      expect(figure.interval[1]).toBeGreaterThanOrEqual(figure.value)
      expect(figure.interval[0]).toBeLessThan(figure.interval[1])
    }
    const grouped = agreementOfRegions(
      images.map((one) => ({ ...one, group: 'all' })),
      { bootstrap: 50 },
    )
    if (!isDefined(grouped.found)) throw new Error('found is expected')
    expect(grouped.found.interval?.[0]).toBeCloseTo(grouped.found.interval?.[1] as number, 12)
  })

  it('compares other shapes by their own outline', () => {
    const turned = (angle: number): Region => ({
      ...region(0, 0, 'a'),
      shape: { kind: 'rotated box', x: 5, y: 5, width: 10, height: 10, angle },
    })
    const octagon = 200 * (Math.SQRT2 - 1)
    const found = agreementOfRegions([image('one', { ann: [turned(0)], ben: [turned(45)] })])
    expect(show(found.drawn)).toBeCloseTo(octagon / (200 - octagon), 9)
    const mixed = agreementOfRegions([image('one', { ann: [region(0, 0, 'a')], ben: [turned(45)] })])
    expect(show(mixed.drawn)).toBeCloseTo(octagon / (200 - octagon), 9)
  })

  it('shows how much boxes of different images overlap by chance', () => {
    const middle = Array.from({ length: 20 }, (_, i) =>
      image(`m${i}`, { ann: [region(0, 0, 'a')], ben: [region(1, 0, 'a')] }),
    )
    const { within, between } = agreementOfRegions(middle).overlap
    expect(show(within)).toBeCloseTo(9 / 11, 12)
    expect(show(between)).toBeCloseTo(9 / 11, 12)
    const spread = Array.from({ length: 20 }, (_, i) =>
      image(`s${i}`, { ann: [region(100 * i, 0, 'a')], ben: [region(100 * i + 1, 0, 'a')] }),
    )
    expect(show(agreementOfRegions(spread).overlap.between)).toBe(0)
  })
})

/** Images with up to four things each, that labelers shift, miss and misname by a fixed rule. */
function manyImages(labelers: number, seed = 1): LabeledImage[] {
  return Array.from({ length: 12 }, (_, i) => {
    const answers: Record<string, Region[]> = {}
    for (let l = 0; l < labelers; l++) {
      const regions: Region[] = []
      for (let t = 0; t <= i % 4; t++) {
        const noise = (seed * 31 + i * 7 + l * 13 + t * 5) % 11
        if (noise === 0) continue
        regions.push(region(t * 30 + noise * 0.4, noise * 0.3, noise > 8 ? 'b' : t % 2 ? 'a' : 'c'))
      }
      answers[`l${l}`] = regions
    }
    return image(`i${i}`, answers)
  })
}
