import { z } from 'zod'
import type { ClassId, QuestionId } from '../kernel/ids.ts'
import { paletteSize } from './palette.ts'

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** A stable id of a question, class, entry, rule or region: letters, digits, `_` and `-`, never a key of Object's prototype. */
export function stableId<Id extends string>() {
  return z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and - only')
    .refine((id) => !reserved.has(id), 'this name is reserved')
    .transform((id) => id as Id)
}

const name = z.string().trim().min(1, 'a name is needed').max(200)

export const classSchema = z.object({
  id: stableId<ClassId>(),
  name,
  /** One letter or digit that chooses the class; empty for none. */
  key: z.string().max(1).default(''),
  colour: z
    .number()
    .int()
    .min(0)
    .max(paletteSize - 1),
})
export type LabelClass = z.infer<typeof classSchema>

const base = {
  id: stableId<QuestionId>(),
  name,
  help: z.string().max(2000).default(''),
  required: z.boolean().default(true),
}

/** One class for the whole item. */
export const choiceQuestionSchema = z.object({ ...base, kind: z.literal('choice'), classes: z.array(classSchema) })
/** Any number of axis-parallel boxes, each with a class. */
export const boxesQuestionSchema = z.object({
  ...base,
  kind: z.literal('boxes'),
  classes: z.array(classSchema),
  /** Least IoU (inclusive) at which two labelers' boxes count as the same region. */
  iouThreshold: z.number().gt(0).max(1).default(0.5),
})
/** What was said or written. */
export const textQuestionSchema = z.object({
  ...base,
  kind: z.literal('text'),
  /** BCP 47. */
  language: z.string().min(1).max(35).default('en'),
  /** What an edit distance counts. */
  unit: z.enum(['word', 'character']).default('word'),
  /** Differences that comparison overlooks; never changes what is stored or released. */
  fold: z
    .object({ case: z.boolean(), punctuation: z.boolean(), unicode: z.boolean() })
    .default({ case: false, punctuation: false, unicode: true }),
})

export const questionSchema = z.discriminatedUnion('kind', [
  choiceQuestionSchema,
  boxesQuestionSchema,
  textQuestionSchema,
])
export type Question = z.infer<typeof questionSchema>
export type BoxesQuestion = z.infer<typeof boxesQuestionSchema>
export type TextQuestion = z.infer<typeof textQuestionSchema>

/** The classes that a question offers; none for text. */
export function classesOf(question: Question): readonly LabelClass[] {
  return question.kind === 'text' ? [] : question.classes
}
