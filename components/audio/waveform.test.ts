import { expect, test } from 'vitest'
import { buildPyramid } from '#lib/domain/item/peaks.ts'
import { samplesFor } from './waveform.tsx'

const pyramid = buildPyramid(16_000, 16 * 8192, {
  framesPerPeak: 16,
  pairs: Int8Array.from({ length: 2 * 8192 }, (_, i) => (i % 2 ? 127 : -127)),
})

test('the waveform takes the coarsest level that is fine enough for the pixels', () => {
  expect(samplesFor(pyramid, 100).length).toBe(2 * 512)
  expect(samplesFor(pyramid, 900).length).toBe(2 * 2048)
  expect(samplesFor(pyramid, 100_000).length).toBe(2 * 8192)
  expect([...samplesFor(pyramid, 100).slice(0, 2)]).toEqual([-1, 1])
})
