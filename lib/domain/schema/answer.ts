import { z } from 'zod'
import type { ClassId, QuestionId, RegionId } from '../kernel/ids.ts'
import { stableId } from './question.ts'

const finite = z.number().refine(Number.isFinite, 'a finite number is needed')

/** A box in pixels of the upright image, with an id that stays through edits, resubmissions and projection. */
export const boxRegionSchema = z.object({
  id: stableId<RegionId>(),
  x: finite,
  y: finite,
  width: finite,
  height: finite,
  class: stableId<ClassId>(),
})
export type BoxRegion = z.infer<typeof boxRegionSchema>

export const choiceAnswerSchema = z.object({ kind: z.literal('choice'), class: stableId<ClassId>() })
export const boxesAnswerSchema = z.object({ kind: z.literal('boxes'), regions: z.array(boxRegionSchema).max(20_000) })
export const textAnswerSchema = z.object({ kind: z.literal('text'), text: z.string().max(200_000) })
/** "x lacks the information": an answer of its own, with a reason. */
export const lacksAnswerSchema = z.object({ kind: z.literal('lacks'), reason: z.string().max(2000) })

export const answerSchema = z.discriminatedUnion('kind', [
  choiceAnswerSchema,
  boxesAnswerSchema,
  textAnswerSchema,
  lacksAnswerSchema,
])
export type Answer = z.infer<typeof answerSchema>
export type ChoiceAnswer = z.infer<typeof choiceAnswerSchema>
export type BoxesAnswer = z.infer<typeof boxesAnswerSchema>
export type TextAnswer = z.infer<typeof textAnswerSchema>
export type LacksAnswer = z.infer<typeof lacksAnswerSchema>

/** Everything that one labeler says of one item; a question without an entry was not answered. */
export const answerDocumentSchema = z.object({
  format: z.literal(1),
  answers: z.record(stableId<QuestionId>(), answerSchema),
})
export type AnswerDocument = { format: 1; answers: Record<QuestionId, Answer> }

export const emptyDocument: AnswerDocument = { format: 1, answers: {} }
