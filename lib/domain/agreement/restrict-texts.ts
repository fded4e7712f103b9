import { restrictToUnits } from '#lib/domain/statistics/restrict-units.ts'
import type { TextAnswers } from './coded-texts.ts'

/** The texts of some units only, for a slice; unit i of the result is unit units[i] of the input. */
export function restrictTextsToUnits(answers: TextAnswers, units: ArrayLike<number>): TextAnswers {
  const entries = Int32Array.from(answers.text, (_, i) => i)
  const kept = restrictToUnits({ ...answers, value: entries }, units)
  return {
    unit: kept.unit,
    labeler: kept.labeler,
    text: Array.from(kept.value, (entry) => answers.text[entry] ?? null),
    units: kept.units,
    labelers: kept.labelers,
  }
}
