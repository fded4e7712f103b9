import { z } from 'zod'
import type { QuestionId, RuleId } from '../kernel/ids.ts'
import { stableId } from '../schema/question.ts'

/** One executable convention of transcripts: what is written so is read so. Patterns are RE2 (linear time). */
export const textRuleSchema = z.object({
  id: stableId<RuleId>(),
  question: stableId<QuestionId>(),
  name: z.string().trim().min(1).max(200),
  /** `words`: whole words as given; `pattern`: an RE2 pattern with $1 in the replacement. */
  match: z.enum(['words', 'pattern']),
  find: z.string().min(1).max(1000),
  replace: z.string().max(1000),
  ignoreCase: z.boolean().default(false),
  /** Checked when published: the rule list as a whole must turn each `given` into `read`. */
  cases: z
    .array(z.object({ given: z.string().max(1000), read: z.string().max(1000) }))
    .max(100)
    .default([]),
})
export type TextRule = z.infer<typeof textRuleSchema>
