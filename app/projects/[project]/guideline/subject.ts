import type { Selection } from '#components/guideline/selection.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import { classesOf, type LabelClass, type Question } from '#lib/domain/schema/question.ts'

/** The question and class that a page is about. */
export function subjectOf(
  definition: Definition,
  page: Selection,
): { question: Question | null; own: LabelClass | null } {
  const id = 'question' in page ? page.question : null
  const question = definition.schema.questions.find((one) => one.id === id) ?? null
  const own = page.at === 'class' && question ? classesOf(question).find((one) => one.id === page.class) : null
  return { question, own: own ?? null }
}
