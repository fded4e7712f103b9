import type { Segment } from '#lib/domain/time/segment.ts'
import { type LabeledRecording, lastAnswers, lengthOf } from './segments-answers.ts'

/** What a labeler marked on a continuum, in whole steps from `start` up to, not including, `end`. */
export type Unit = { labeler: number; start: number; end: number; category: string }
/** A continuum of `length` steps on which `labelers` marked units. */
export type Continuum = { labelers: number; length: number; units: readonly Unit[] }

/**
 * Lays recordings end to end on one continuum in steps of `step` seconds, as alpha_U needs it. Takes the recordings
 * that all of the named labelers answered; segments that are shorter than half a step vanish.
 */
export function continuumOf(
  recordings: readonly LabeledRecording[],
  labelers: readonly string[],
  step: number,
): Continuum {
  const units: Unit[] = []
  let offset = 0
  for (const recording of recordings) {
    const answers = new Map(lastAnswers(recording).map((answer) => [answer.labeler, answer]))
    if (!labelers.every((name) => answers.has(name) && !answers.get(name)?.lacks)) continue
    const length = Math.round(lengthOf(recording) / step)
    const place = (time: number) => offset + Math.min(length, Math.max(0, Math.round(time / step)))
    labelers.forEach((name, labeler) => {
      for (const { start, end, label } of answers.get(name)?.segments ?? ([] as Segment[])) {
        if (place(end) > place(start)) units.push({ labeler, start: place(start), end: place(end), category: label })
      }
    })
    offset += length
  }
  return { labelers: labelers.length, length: offset, units }
}

/** The stretches that none of the units covers, in order. */
export function gapsBetween(units: readonly Unit[], length: number): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = []
  let at = 0
  for (const unit of units.toSorted((a, b) => a.start - b.start)) {
    if (unit.start > at) gaps.push({ start: at, end: unit.start })
    at = Math.max(at, unit.end)
  }
  if (at < length) gaps.push({ start: at, end: length })
  return gaps
}

export function categoriesOf(continuum: Continuum): string[] {
  return [...new Set(continuum.units.map((unit) => unit.category))].sort()
}
