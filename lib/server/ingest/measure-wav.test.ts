import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodePeaks, encodePeaks } from '#lib/domain/item/peaks.ts'
import { measureWav } from './measure-wav.ts'
import { wavFile } from './testing/wav-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-wav-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function measure(bytes: Buffer) {
  const file = path.join(folder, `${files++}.wav`)
  writeFileSync(file, bytes)
  return measureWav(file)
}

/** A tenth of a second of silence, two tenths of a half-loud square wave, three tenths of silence, at 8 kHz. */
const burst = Array.from({ length: 4800 }, (_, i) => (i < 800 || i >= 2400 ? 0 : i % 2 === 0 ? 0.5 : -0.25))

describe('WAV', () => {
  it.each([
    ['8 bits', { bits: 8 }],
    ['16 bits', { bits: 16 }],
    ['24 bits', { bits: 24 }],
    ['32 bits', { bits: 32 }],
    ['float', { bits: 32, float: true }],
    ['extensible 24 bits', { bits: 24, extensible: true }],
  ] as const)('measures duration, silence and peaks of %s', async (_what, how) => {
    const { measures, peaks } = await measure(wavFile({ samples: burst, ...how }))
    expect(measures).toMatchObject({ kind: 'audio', duration: 0.6, sampleRate: 8000, channels: 1 })
    expect(measures.silenceBefore).toBeCloseTo(0.1, 9)
    expect(measures.silenceAfter).toBeCloseTo(0.3, 9)
    const finest = peaks.levels[0]!
    expect(finest.framesPerPeak).toBe(16)
    expect(finest.pairs).toHaveLength(600)
    expect([...finest.pairs.slice(98, 102)].map((n) => Math.round((n / 127) * 4) / 4)).toEqual([0, 0, -0.25, 0.5])
  })

  it('takes the loudest of all channels', async () => {
    const stereo = [0, 0.5, 0, 0, -0.5, 0, 0, 0]
    const { measures, peaks } = await measure(wavFile({ samples: stereo, channels: 2, sampleRate: 4 }))
    expect(measures).toMatchObject({ channels: 2, duration: 1, silenceBefore: 0, silenceAfter: 0.25 })
    expect([...peaks.levels[0]!.pairs].map((n) => Math.round((n / 127) * 2) / 2)).toEqual([-0.5, 0.5])
  })

  it('calls a recording at or below −50 dBFS silent from end to end', async () => {
    const quiet = Array.from({ length: 800 }, (_, i) => (i % 2 ? 0.003 : -0.003))
    const { measures } = await measure(wavFile({ samples: quiet, bits: 32, float: true }))
    expect(measures).toMatchObject({ silenceBefore: 0.1, silenceAfter: 0.1 })
  })

  it('keeps peaks bounded, coarser by four, and the same after they were written', async () => {
    const samples = Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 50))
    const { peaks } = await measure(wavFile({ samples }))
    expect(peaks.levels.map((level) => [level.framesPerPeak, level.pairs.length / 2])).toEqual([
      [16, 6250],
      [64, 1563],
      [256, 391],
    ])
    expect(Math.max(...peaks.levels[2]!.pairs)).toBe(127)
    const bytes = encodePeaks(peaks)
    expect(decodePeaks(bytes.buffer)).toEqual(peaks)
  })

  it.each([
    ['empty', (_wav: Buffer) => Buffer.alloc(0)],
    ['cut in its header', (wav: Buffer) => wav.subarray(0, 20)],
    ['cut in its samples', (wav: Buffer) => wav.subarray(0, wav.length - 100)],
    ['longer than its header says', (wav: Buffer) => Buffer.concat([wav, Buffer.alloc(100)])],
    ['without a sample', () => wavFile({ samples: [] })],
    ['no WAV at all', () => Buffer.from('just some text that is long enough')],
  ])('refuses one that is %s', async (_what, change) => {
    const refused = measure(change(wavFile({ samples: burst })))
    await expect(refused).rejects.toMatchObject({ refusal: { code: 'invalid' } })
  })

  it('refuses a part whose length lies although the file is whole', async () => {
    const wav = wavFile({ samples: burst })
    wav.writeUInt32LE(1_000_000, wav.indexOf('data') + 4)
    await expect(measure(wav)).rejects.toThrow('“data” part says 1000000 bytes')
  })
})
