import { z } from 'zod'
import { schemaSchema } from '../schema/schema.ts'
import { guidelineSchema } from './guideline.ts'
import { textRuleSchema } from './text-rule.ts'

/** What an acceptable x is; ingest checks it and says which items fall short. */
export const acceptableSchema = z.object({
  minWidth: z.number().int().positive().nullable().default(null),
  minHeight: z.number().int().positive().nullable().default(null),
  minBrightness: z.number().min(0).max(1).nullable().default(null),
  minContrast: z.number().min(0).max(1).nullable().default(null),
  minSampleRate: z.number().positive().nullable().default(null),
  maxSilence: z.number().positive().nullable().default(null),
})
export type AcceptableInput = z.infer<typeof acceptableSchema>

/** Schema, guideline, conventions and what an acceptable x is: everything that is published together. */
export const definitionSchema = z.object({
  format: z.literal(1),
  schema: schemaSchema,
  guideline: guidelineSchema,
  conventions: z.array(textRuleSchema).max(200).default([]),
  acceptable: acceptableSchema,
})
export type Definition = z.infer<typeof definitionSchema>
