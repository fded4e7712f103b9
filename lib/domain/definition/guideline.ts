import { z } from 'zod'
import type { ClassId, ItemId, QuestionId } from '../kernel/ids.ts'
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

/** What the label book says of one class, or of a question as a whole (`class` null). */
export const entrySchema = z.object({
  id: stableId<string>(),
  question: stableId<QuestionId>(),
  class: stableId<ClassId>().nullable(),
  /** Markdown. */
  text: z.string().max(20_000).default(''),
  threshold: thresholdSchema.nullable().default(null),
  examples: z.array(exampleSchema).max(200).default([]),
})
export type GuidelineEntry = z.infer<typeof entrySchema>

export const guidelineSchema = z.object({
  /** General rules, Markdown. */
  general: z.string().max(50_000).default(''),
  entries: z.array(entrySchema).max(1000).default([]),
})
