import { describe, expect, it } from 'vitest'
import { maskFromRows, pixelsOfMask } from '#lib/domain/geometry/mask.ts'
import { estimateMask, voteMasks } from './vote-masks.ts'

const row = (text: string) => maskFromRows([text], (value) => value === '1')
const text = (mask: Parameters<typeof pixelsOfMask>[0]) => pixelsOfMask(mask).join('')

describe('voteMasks', () => {
  it('takes the majority, pixel by pixel', () => {
    const vote = voteMasks([row('0110'), row('0111'), row('0010')])
    expect(text(vote.mask)).toBe('0110')
    expect(vote.tied).toBe(0)
  })

  it('lets ties in and counts them', () => {
    const vote = voteMasks([row('0110'), row('0011')])
    expect(text(vote.mask)).toBe('0111')
    expect(vote.tied).toBe(2)
  })

  it('weighs labelers', () => {
    expect(text(voteMasks([row('10'), row('01'), row('01')], [3, 1, 1]).mask)).toBe('10')
  })

  it('refuses masks of different sizes, and none', () => {
    expect(() => voteMasks([row('10'), row('1')])).toThrow('differ in size')
    expect(() => voteMasks([])).toThrow('no mask')
  })
})

describe('estimateMask', () => {
  it('follows the worked example', () => {
    const found = estimateMask([row('0110'), row('0111'), row('0010')])
    expect(text(found.mask)).toBe('0110')
    expect([...found.skill].map((s) => s > 0.5)).toEqual([true, true, true])
  })

  it('trusts those who agree, where the majority is of careless ones', () => {
    // the first two agree everywhere; the other three mark at random, and outvote them on the last pixels
    const careful = '111111111100000000110'
    const masks = [careful, careful, '011010101010101010000', '101101010101010101001', '110101101001100100001'].map(row)
    const found = estimateMask(masks)
    expect(found.skill[0]).toBeGreaterThan(found.skill[2] as number)
    expect(text(found.mask)).toBe(careful)
    expect(text(voteMasks(masks).mask)).not.toBe(careful)
  })

  it('is empty where nobody marked anything', () => {
    const found = estimateMask([row('000'), row('000')])
    expect(text(found.mask)).toBe('000')
    expect(found.rounds).toBe(0)
  })
})
