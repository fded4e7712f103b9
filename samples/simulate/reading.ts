import type { Definition } from '#lib/domain/definition/definition.ts'
import type { GuidelineEntry } from '#lib/domain/definition/guideline.ts'
import type { TextRule } from '#lib/domain/definition/text-rule.ts'
import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { classesOf, type LabelClass } from '#lib/domain/schema/question.ts'

/** What a simulated labeler finds when she opens the label book: only what is published, as a person would. */
export type Reading = {
  definition: Definition
  /** The class that a class of the sample's first version is called by now; null when it is gone. */
  classNow: (question: QuestionId, original: string) => ClassId | null
}

export function classesNow(reading: Reading, question: QuestionId): readonly LabelClass[] {
  const found = reading.definition.schema.questions.find((candidate) => candidate.id === question)
  return found ? classesOf(found) : []
}

export function entryOf(reading: Reading, question: QuestionId, of: ClassId | null): GuidelineEntry | null {
  return reading.definition.guideline.entries.find((entry) => entry.question === question && entry.class === of) ?? null
}

/** The published threshold of a class in a unit ("counts from 0.3 mm"), if its entry states one. */
export function thresholdOf(reading: Reading, question: QuestionId, of: ClassId, unit: string): number | null {
  const threshold = entryOf(reading, question, of)?.threshold
  return threshold && spelled(threshold.unit) === spelled(unit) ? threshold.atLeast : null
}

/** A unit in one spelling: there are two characters that look like µ, and many write um. */
function spelled(unit: string): string {
  return unit.trim().normalize('NFKC').toLowerCase().replace(/^u/, 'μ')
}

/** Whether the general rules or the entry of a class say something, by a phrase that a reader would look for. */
export function bookSays(reading: Reading, question: QuestionId, of: ClassId | null, phrase: RegExp): boolean {
  const texts = [
    reading.definition.guideline.general,
    entryOf(reading, question, of)?.text,
    entryOf(reading, question, null)?.text,
  ]
  return texts.some((text) => text !== undefined && phrase.test(text))
}

export function rulesOf(reading: Reading, question: QuestionId): TextRule[] {
  return reading.definition.conventions.filter((rule) => rule.question === question)
}
