import { z } from 'zod'
import type { QuestionId } from '../kernel/ids.ts'
import { type Question, questionSchema } from './question.ts'

export const mediaKinds = ['image', 'audio'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** What is asked about every item of a project. */
export const schemaSchema = z.object({
  media: z.enum(mediaKinds),
  questions: z.array(questionSchema).min(1, 'at least one question is needed').max(50),
})
export type Schema = z.infer<typeof schemaSchema>

export function findQuestion(schema: Schema, id: QuestionId): Question | null {
  return schema.questions.find((question) => question.id === id) ?? null
}
