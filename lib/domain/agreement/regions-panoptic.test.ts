import { describe, expect, it } from 'vitest'
import { iouOfBoxes } from '#lib/domain/geometry/box.ts'
import { maskFromRows } from '#lib/domain/geometry/mask.ts'
import { panopticQuality } from './regions-panoptic.ts'
import { pixelKappa } from './regions-pixels.ts'

const row = (x: number) => ({ x, y: 0, width: 10, height: 10 })

describe('panopticQuality', () => {
  it('follows the worked example', () => {
    const { quality, drawn, found } = panopticQuality([{ a: [row(0), row(4)], b: [row(2), row(-4)] }], iouOfBoxes)
    expect(quality).toMatchObject({ value: expect.closeTo(1 / 3, 12) })
    expect(drawn).toMatchObject({ value: expect.closeTo(2 / 3, 12) })
    expect(found).toMatchObject({ value: 0.5, units: 1, answers: 4 })
  })

  it('pools images and says why it is undefined', () => {
    const images = [
      { a: [row(0)], b: [row(0)] },
      { a: [], b: [row(0)] },
    ]
    expect(panopticQuality(images, iouOfBoxes).quality).toMatchObject({ value: expect.closeTo(2 / 3, 12) })
    expect(panopticQuality([{ a: [], b: [] }], iouOfBoxes).quality).toMatchObject({ undefined: 'no_regions' })
    expect(panopticQuality([{ a: [], b: [row(0)] }], iouOfBoxes).drawn).toMatchObject({ undefined: 'no_matches' })
  })
})

describe('pixelKappa', () => {
  const mask = (text: string) => maskFromRows(text.split(' '), (value) => value === '1')
  const a = mask('00000000 01111000 01111000 01111000 00000000 00000000')
  const b = mask('00000000 00000000 00111110 00111110 00111110 00000000')

  it('follows the worked example', () => {
    expect(pixelKappa(a, b)).toMatchObject({ value: expect.closeTo(0.09375 / 0.40625, 12), units: 48 })
    expect(pixelKappa(a, a)).toMatchObject({ value: 1 })
    expect(pixelKappa(mask('01'), mask('00'))).toMatchObject({ value: 0 })
  })

  it('is undefined where only one category occurs', () => {
    expect(pixelKappa(mask('00'), mask('00'))).toMatchObject({ undefined: 'single_category' })
    expect(pixelKappa(mask('11'), mask('11'))).toMatchObject({ undefined: 'single_category' })
    expect(pixelKappa({ width: 0, height: 0, runs: [0] }, { width: 0, height: 0, runs: [0] })).toMatchObject({
      undefined: 'no_units',
    })
  })
})
