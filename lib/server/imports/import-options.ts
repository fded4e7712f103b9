import { z } from 'zod'
import { referenceKinds } from '#lib/domain/reference/reference.ts'
import type { ImportOptions } from './import-plan.ts'

/** What a person may say about an import; everything has a default. */
export const importOptionsSchema = z.strictObject({
  source: z.string().trim().max(200).default(''),
  referenceKind: z.enum(referenceKinds).default('human'),
  referenceSource: z.string().trim().max(200).default('published labels'),
  labelers: z.record(z.string().max(1000), z.string().max(200)).default({}),
  skipBad: z.boolean().default(false),
  confirmGrowth: z.boolean().default(false),
}) satisfies z.ZodType<ImportOptions>
