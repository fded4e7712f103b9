import { z } from 'zod'
import type { ClassId, ItemId, QuestionId, RulingId } from '../kernel/ids.ts'
import { stableId } from '../schema/question.ts'

export const exampleKinds = ['example', 'counterexample', 'borderline'] as const
export type ExampleKind = (typeof exampleKinds)[number]

/** A real item that shows what an entry means. */
export const exampleSchema = z.object({
  item: stableId<ItemId>(),
  kind: z.enum(exampleKinds),
  note: z.string().max(2000).default(''),
})
export type Example = z.infer<typeof exampleSchema>

/** From which measured value on a class counts: "counts from 0.3 mm". */
export const thresholdSchema = z.object({
  measure: z.string().trim().min(1).max(100),
  atLeast: z.number().refine(Number.isFinite),
  unit: z.string().trim().min(1).max(20),
})
export type Threshold = z.infer<typeof thresholdSchema>

/** Where a sentence of the guideline comes from: it was taken over from what these rulings proposed. */
export const groundSchema = z.object({
  rulings: z.array(stableId<RulingId>()).min(1).max(1000),
  text: z.string().min(1).max(20_000),
})
export type Ground = z.infer<typeof groundSchema>
const grounds = z.array(groundSchema).max(1000).optional()

/** What the label book says of one class, or of a question as a whole (`class` null). */
export const entrySchema = z.object({
  id: stableId<string>(),
  question: stableId<QuestionId>(),
  class: stableId<ClassId>().nullable(),
  /** Markdown. */
  text: z.string().max(20_000).default(''),
  threshold: thresholdSchema.nullable().default(null),
  examples: z.array(exampleSchema).max(200).default([]),
  /** Absent where no sentence was taken over from a ruling. */
  grounds,
})
export type GuidelineEntry = z.infer<typeof entrySchema>

export const guidelineSchema = z.object({
  /** General rules, Markdown. */
  general: z.string().max(50_000).default(''),
  entries: z.array(entrySchema).max(1000).default([]),
  /** Of the general rules. */
  grounds,
})
