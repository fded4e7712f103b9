import type { ClassId } from '../kernel/ids.ts'
import type { BoxRegion, ChoiceAnswer, LacksAnswer, TextAnswer } from '../schema/answer.ts'

/** A region as read at a version: where its class needs relabeling it keeps its geometry and says why. */
export type ReadRegion = BoxRegion | (Omit<BoxRegion, 'class'> & { class: null; reason: string })
export type ReadBoxesAnswer = { kind: 'boxes'; regions: ReadRegion[] }

/** An answer as read at a version. Every stored answer is one. */
export type ReadAnswer = ChoiceAnswer | TextAnswer | LacksAnswer | ReadBoxesAnswer

/** What projection gives: a value, or *needs relabel* with its reason. What needs relabeling is missing, never empty. */
export type ProjectedAnswer = { kind: 'value'; answer: ReadAnswer } | { kind: 'needs_relabel'; reason: string }

/** What a class reads as elsewhere: a class, or the reason why that can't be told. */
export type ReadClass = { class: ClassId } | { reason: string }

export function asValue(answer: ReadAnswer): ProjectedAnswer {
  return { kind: 'value', answer }
}

export function asNeedsRelabel(reason: string): ProjectedAnswer {
  return { kind: 'needs_relabel', reason }
}

/**
 * Reads every class that an answer names by `read`: the class of a choice, the class of each region. Text and
 * "lacks the information" name none and stay. A region that needs relabeling already keeps its first reason.
 */
export function readClasses(answer: ReadAnswer, read: (classId: ClassId) => ReadClass): ProjectedAnswer {
  switch (answer.kind) {
    case 'choice': {
      const result = read(answer.class)
      if ('reason' in result) return asNeedsRelabel(result.reason)
      return asValue(result.class === answer.class ? answer : { kind: 'choice', class: result.class })
    }
    case 'boxes':
      return asValue({ kind: 'boxes', regions: answer.regions.map((region) => readRegion(region, read)) })
    default:
      return asValue(answer)
  }
}

function readRegion(region: ReadRegion, read: (classId: ClassId) => ReadClass): ReadRegion {
  if (region.class === null) return region
  const result = read(region.class)
  if ('reason' in result) return { ...region, class: null, reason: result.reason }
  return result.class === region.class ? region : { ...region, class: result.class }
}

/** The reasons for which (parts of) a projected answer need relabeling, one for each part; none when all of it reads. */
export function relabelReasons(projected: ProjectedAnswer): string[] {
  if (projected.kind === 'needs_relabel') return [projected.reason]
  if (projected.answer.kind !== 'boxes') return []
  return projected.answer.regions.flatMap((region) => (region.class === null ? [region.reason] : []))
}
