import type { Segment } from './segment.ts'

/**
 * What is marked at the middle of each frame: the labels there, sorted and each once, or none. A frame's middle belongs
 * to a segment from its start up to, not including, its end.
 *
 * @param length seconds of the recording
 * @param frame seconds of a frame
 *
 * Example: [0, 0.25] a over 0.4 s in frames of 0.1 s: the middles are .05, .15, .25, .35, so a, a, none, none.
 */
export function labelsOfFrames(segments: readonly Segment[], length: number, frame: number): string[][] {
  if (!(frame > 0)) throw new Error('a frame must last longer than nothing')
  const frames = Array.from({ length: Math.max(0, Math.round(length / frame)) }, () => new Set<string>())
  for (const { start, end, label } of segments) {
    const first = Math.max(0, Math.ceil(start / frame - 0.5 - 1e-9))
    const last = Math.min(frames.length, Math.ceil(end / frame - 0.5 - 1e-9))
    for (let f = first; f < last; f++) frames[f]?.add(label)
  }
  return frames.map((labels) => [...labels].sort())
}
