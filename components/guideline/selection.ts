import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { GuidelineEntry } from '#lib/domain/definition/guideline.ts'
import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { classesOf } from '#lib/domain/schema/question.ts'

/** A page of the label book. */
export type Selection =
  | { at: 'general' }
  | { at: 'question'; question: QuestionId }
  | { at: 'class'; question: QuestionId; class: ClassId }
  | { at: 'rules'; question: QuestionId }
  | { at: 'input' }

/** All pages of a definition, in the order of the list. */
export function pagesOf({ schema }: Definition): Selection[] {
  return [
    { at: 'general' },
    ...schema.questions.flatMap((question): Selection[] => [
      { at: 'question', question: question.id },
      ...classesOf(question).map((one): Selection => ({ at: 'class', question: question.id, class: one.id })),
      ...(question.kind === 'text' ? [{ at: 'rules', question: question.id } as const] : []),
    ]),
    { at: 'input' },
  ]
}

export function samePage(a: Selection, b: Selection): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The changes that are about a page. */
export function changesOn(page: Selection, changes: readonly Change[]): Change[] {
  return changes.filter((change) => isOn(page, change))
}

function isOn(page: Selection, { area, question, class: classId }: Change): boolean {
  switch (page.at) {
    case 'general':
      return area === 'guideline' && question === null
    case 'input':
      return area === 'input'
    case 'rules':
      return area === 'rules' && (question === null || question === page.question)
    case 'question':
      return area !== 'rules' && question === page.question && classId === null
    case 'class':
      return question === page.question && classId === page.class
  }
}

/** The entry that belongs to a page, if anything was written there. */
export function entryOf({ guideline }: Definition, page: Selection): GuidelineEntry | null {
  if (page.at !== 'question' && page.at !== 'class') return null
  const classId = page.at === 'class' ? page.class : null
  return guideline.entries.find((entry) => entry.question === page.question && entry.class === classId) ?? null
}
