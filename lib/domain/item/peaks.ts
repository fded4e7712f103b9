/**
 * The least and greatest sample of every stretch of a recording, over all channels, in steps of 1/127 of full scale.
 * A pyramid: level 0 is the finest, each further one has four times longer stretches.
 */
export type PeakPyramid = { sampleRate: number; frames: number; levels: PeakLevel[] }
/** `pairs` holds minimum and maximum by turns. */
export type PeakLevel = { framesPerPeak: number; pairs: Int8Array }

const magic = 0x314b5043 // "CPK1"
const headBytes = 16
const levelBytes = 8
const mostPeaks = 262_144
const coarsest = 1024
const step = 4

/** Frames per peak of the finest level: a power of two from 16, so that no level exceeds 262,144 peaks. */
export function finestStretch(frames: number): number {
  let stretch = 16
  while (frames / stretch > mostPeaks) stretch *= 2
  return stretch
}

/** Builds the coarser levels above the finest one, down to about a thousand peaks. */
export function buildPyramid(sampleRate: number, frames: number, finest: PeakLevel): PeakPyramid {
  const levels = [finest]
  for (let below = finest; below.pairs.length / 2 > coarsest; below = levels.at(-1) as PeakLevel) {
    const count = Math.ceil(below.pairs.length / 2 / step)
    const pairs = new Int8Array(count * 2)
    for (let i = 0; i < count; i++) {
      let low = 127
      let high = -127
      const end = Math.min(below.pairs.length / 2, (i + 1) * step)
      for (let j = i * step; j < end; j++) {
        low = Math.min(low, below.pairs[2 * j] as number)
        high = Math.max(high, below.pairs[2 * j + 1] as number)
      }
      pairs[2 * i] = low
      pairs[2 * i + 1] = high
    }
    levels.push({ framesPerPeak: below.framesPerPeak * step, pairs })
  }
  return { sampleRate, frames, levels }
}

/**
 * The bytes of a pyramid, little endian: "CPK1", sample rate, frames, number of levels; for each level frames per peak
 * and number of peaks; then the pairs of all levels.
 */
export function encodePeaks({ sampleRate, frames, levels }: PeakPyramid): Uint8Array<ArrayBuffer> {
  const head = headBytes + levels.length * levelBytes
  const bytes = new Uint8Array(head + levels.reduce((sum, level) => sum + level.pairs.length, 0))
  const view = new DataView(bytes.buffer)
  for (const [i, word] of [magic, sampleRate, frames, levels.length].entries()) view.setUint32(i * 4, word, true)
  let at = head
  levels.forEach((level, i) => {
    view.setUint32(headBytes + i * levelBytes, level.framesPerPeak, true)
    view.setUint32(headBytes + i * levelBytes + 4, level.pairs.length / 2, true)
    bytes.set(new Uint8Array(level.pairs.buffer, level.pairs.byteOffset, level.pairs.length), at)
    at += level.pairs.length
  })
  return bytes
}

/** Reads what `encodePeaks` wrote; throws on anything else. The pairs are views of the given buffer. */
export function decodePeaks(buffer: ArrayBuffer): PeakPyramid {
  const view = new DataView(buffer)
  if (buffer.byteLength < headBytes || view.getUint32(0, true) !== magic) throw new Error('these are no peaks')
  const count = view.getUint32(12, true)
  const levels: PeakLevel[] = []
  let at = headBytes + count * levelBytes
  for (let i = 0; i < count; i++) {
    const length = view.getUint32(headBytes + i * levelBytes + 4, true) * 2
    const framesPerPeak = view.getUint32(headBytes + i * levelBytes, true)
    levels.push({ framesPerPeak, pairs: new Int8Array(buffer, at, length) })
    at += length
  }
  return { sampleRate: view.getUint32(4, true), frames: view.getUint32(8, true), levels }
}
