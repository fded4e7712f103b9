import type { Ratings } from '#lib/domain/statistics/ratings.ts'
import { labelsOfFrames } from '#lib/domain/time/frames.ts'
import { type LabeledRecording, lastAnswers, lengthOf } from './segments-answers.ts'

/** The category of a frame in which nothing is marked. */
export const nothingMarked = ''

/**
 * Segments as ratings of frames, for frame-wise kappa and every other coefficient: each frame of each recording is a
 * unit, its category what is marked at its middle: a label, several joined by " + " where segments overlap, or nothing.
 * A labeler who says that a recording lacks the information is missing on its frames.
 *
 * Frames are not independent of each other, so intervals come from resampling recordings (`clusters`: the recording of
 * each frame).
 */
export function ratingsOfFrames(
  recordings: readonly LabeledRecording[],
  frame: number,
): { ratings: Ratings; labelers: string[]; clusters: Int32Array } {
  const labelers = [...new Set(recordings.flatMap(({ answers }) => answers.map((answer) => answer.labeler)))].sort()
  const labelerOf = new Map(labelers.map((name, l) => [name, l]))
  const codes = new Map<string, number>([[nothingMarked, 0]])
  const unit: number[] = []
  const labeler: number[] = []
  const value: number[] = []
  const clusters: number[] = []
  recordings.forEach((recording, r) => {
    const from = clusters.length
    const frames = Math.max(0, Math.round(lengthOf(recording) / frame))
    for (let f = 0; f < frames; f++) clusters.push(r)
    for (const answer of lastAnswers(recording)) {
      if (answer.lacks) continue
      labelsOfFrames(answer.segments, lengthOf(recording), frame).forEach((labels, f) => {
        const name = labels.join(' + ')
        const code = codes.get(name) ?? codes.size
        codes.set(name, code)
        unit.push(from + f)
        labeler.push(labelerOf.get(answer.labeler) as number)
        value.push(code)
      })
    }
  })
  const ratings = {
    unit: Int32Array.from(unit),
    labeler: Int32Array.from(labeler),
    value: Int32Array.from(value),
    units: clusters.length,
    labelers: labelers.length,
    categories: [...codes.keys()],
  }
  return { ratings, labelers, clusters: Int32Array.from(clusters) }
}
