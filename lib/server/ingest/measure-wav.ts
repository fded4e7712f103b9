import { type FileHandle, open } from 'node:fs/promises'
import type { AudioMeasures } from '#lib/domain/item/media.ts'
import { buildPyramid, finestStretch, type PeakPyramid } from '#lib/domain/item/peaks.ts'
import { readWavHeader, type WavFormat } from './wav-header.ts'

/** −50 dBFS: 10^(−50/20) of full scale. */
const silence = 10 ** (-50 / 20)
const chunkFrames = 65_536

/**
 * Reads a WAV file once, in chunks of a bounded size, and measures it: duration, silence at both ends, peaks.
 * Samples are scaled to −1 … 1; those beyond (float) are cut there in the peaks.
 */
export async function measureWav(path: string): Promise<{ measures: AudioMeasures; peaks: PeakPyramid }> {
  const file = await open(path)
  try {
    const format = await readWavHeader(file, (await file.stat()).size)
    const stretch = finestStretch(format.frames)
    const scan = await scanSamples(file, format, stretch)
    const seconds = (frames: number) => frames / format.sampleRate
    return {
      measures: {
        kind: 'audio',
        duration: seconds(format.frames),
        sampleRate: format.sampleRate,
        channels: format.channels,
        silenceBefore: seconds(scan.firstLoud ?? format.frames),
        silenceAfter: seconds(scan.lastLoud === null ? format.frames : format.frames - 1 - scan.lastLoud),
      },
      peaks: buildPyramid(format.sampleRate, format.frames, { framesPerPeak: stretch, pairs: scan.pairs }),
    }
  } finally {
    await file.close()
  }
}

type Scan = { pairs: Int8Array; firstLoud: number | null; lastLoud: number | null }

async function scanSamples(file: FileHandle, format: WavFormat, stretch: number): Promise<Scan> {
  const frameBytes = (format.bitsPerSample / 8) * format.channels
  const perChunk = Math.max(1, Math.floor((chunkFrames * 2) / frameBytes / stretch)) * stretch
  const buffer = Buffer.alloc(perChunk * frameBytes)
  const read = sampleReader(format)
  const scan: Scan = { pairs: new Int8Array(Math.ceil(format.frames / stretch) * 2), firstLoud: null, lastLoud: null }
  for (let frame = 0; frame < format.frames; frame += perChunk) {
    const frames = Math.min(perChunk, format.frames - frame)
    await readFully(file, buffer, frames * frameBytes, format.dataStart + frame * frameBytes)
    const view = new DataView(buffer.buffer, buffer.byteOffset, frames * frameBytes)
    for (let from = 0; from < frames; from += stretch) {
      const to = Math.min(frames, from + stretch)
      let low = Number.POSITIVE_INFINITY
      let high = Number.NEGATIVE_INFINITY
      for (let i = from; i < to; i++) {
        let loud = false
        for (let channel = 0; channel < format.channels; channel++) {
          const sample = read(view, i * format.channels + channel)
          if (sample < low) low = sample
          if (sample > high) high = sample
          if (sample > silence || sample < -silence) loud = true
        }
        if (loud) {
          scan.firstLoud ??= frame + i
          scan.lastLoud = frame + i
        }
      }
      const peak = (frame + from) / stretch
      scan.pairs[2 * peak] = toInt8(low)
      scan.pairs[2 * peak + 1] = toInt8(high)
    }
  }
  return scan
}

async function readFully(file: FileHandle, buffer: Buffer, length: number, position: number): Promise<void> {
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    done += bytesRead
  }
}

/** Reads the n-th sample, scaled to −1 … 1. */
function sampleReader({ encoding, bitsPerSample }: WavFormat): (view: DataView, n: number) => number {
  if (encoding === 'float')
    return bitsPerSample === 32 ? (view, n) => view.getFloat32(n * 4, true) : (view, n) => view.getFloat64(n * 8, true)
  if (bitsPerSample === 8) return (view, n) => (view.getUint8(n) - 128) / 128
  if (bitsPerSample === 16) return (view, n) => view.getInt16(n * 2, true) / 32_768
  if (bitsPerSample === 24)
    return (view, n) => (view.getUint16(n * 3, true) + view.getInt8(n * 3 + 2) * 65_536) / 8_388_608
  return (view, n) => view.getInt32(n * 4, true) / 2_147_483_648
}

// A float file may hold NaN or values beyond full scale.
function toInt8(sample: number): number {
  return Number.isFinite(sample) ? Math.max(-127, Math.min(127, Math.round(sample * 127))) : 0
}
