import type { Figure } from '#lib/domain/statistics/figure.ts'
import { type Bootstrap, measureAll, type Statistic, Tally } from './regions-tally.ts'
import { type LabeledRecording, lastAnswers } from './segments-answers.ts'
import { continuumOf } from './segments-continuum.ts'
import { alphaOfCoincidences, coincidencesOf, sectionsPerLabeler, selfOverlap, type Value } from './segments-u-alpha.ts'

/**
 * The u-alpha of 2016 over many recordings (`full` of `unitizingAlpha2016`): coincidences and self-overlaps are summed
 * over recordings, each weighing pairs of its own labelers by 1 / (labelers − 1); with intervals over groups of
 * recordings. A labeler who says that a recording lacks the information takes no part there.
 *
 * @param step seconds; gaps count as made of steps
 */
export function unitizingOverRecordings(
  groups: readonly (readonly LabeledRecording[])[],
  step: number,
  bootstrap: Bootstrap,
): Figure {
  const tally = new Tally()
  const recordings = tally.take(4)
  const columns = new Map<Value, number>()
  const columnOf = (value: Value) => {
    const column = columns.get(value) ?? tally.take(1)
    columns.set(value, column)
    return column
  }
  for (const group of groups) {
    for (const recording of group) {
      const seeing = lastAnswers(recording).filter(({ lacks }) => !lacks)
      if (seeing.length < 2) continue
      const names = seeing.map(({ labeler }) => labeler)
      const continuum = continuumOf([recording], names, step)
      const rows = sectionsPerLabeler(continuum, (category) => category)
      const { totals, unlike } = coincidencesOf(rows)
      for (const [value, length] of totals) tally.add(columnOf(value), length)
      tally.add(recordings, 1)
      tally.add(recordings + 1, continuum.units.length)
      tally.add(recordings + 2, unlike)
      tally.add(recordings + 3, selfOverlap(rows))
    }
    tally.endGroup()
  }
  const statistic: Statistic = {
    units: (sums) => sums[recordings] as number,
    answers: (sums) => sums[recordings + 1] as number,
    value(sums) {
      if (sums[recordings] === 0) return 'no_pairable_units'
      if (sums[recordings + 1] === 0) return 'no_segments'
      const totals = [...columns.values()].map((column) => sums[column] as number)
      return alphaOfCoincidences(totals, sums[recordings + 2] as number, sums[recordings + 3] as number)
    },
  }
  return measureAll(tally, [statistic], bootstrap)[0] as Figure
}
