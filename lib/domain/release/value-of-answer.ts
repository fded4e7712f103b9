import type { ReadAnswer } from '../definition/projected-answer.ts'
import { classNameIn } from '../schema/names.ts'
import type { Question } from '../schema/question.ts'
import type { ReleaseDecision, ReleasedRegion, ReleasedValue } from './release-row.ts'

export type PlainValue = { value: ReleasedValue; valueId: string | null; lacks: string | null }

/** An answer as a release writes it; `decidedBy` stands on the regions of a box answer. */
export function valueOfAnswer(
  answer: ReadAnswer,
  question: Question,
  decidedBy: ReleaseDecision,
  drawnBy: number | null,
): PlainValue {
  switch (answer.kind) {
    case 'choice':
      return { value: classNameIn(question, answer.class), valueId: answer.class, lacks: null }
    case 'text':
      return { value: answer.text, valueId: null, lacks: null }
    case 'lacks':
      return { value: null, valueId: null, lacks: answer.reason }
    case 'boxes':
      return {
        value: sortRegions(
          answer.regions.map((region) => ({
            x: region.x,
            y: region.y,
            width: region.width,
            height: region.height,
            class: region.class === null ? null : classNameIn(question, region.class),
            class_id: region.class,
            decided_by: decidedBy,
            drawn_by: drawnBy,
          })),
        ),
        valueId: null,
        lacks: null,
      }
  }
}

/** From top to bottom, then from left to right, then by size and class, so that no order of drawing shows. */
export function sortRegions(regions: readonly ReleasedRegion[]): ReleasedRegion[] {
  return regions.toSorted(
    (a, b) =>
      a.y - b.y ||
      a.x - b.x ||
      a.height - b.height ||
      a.width - b.width ||
      compareCodeUnits(a.class_id ?? '', b.class_id ?? ''),
  )
}

/** Order by UTF-16 code units, the same on every machine and in every language. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
