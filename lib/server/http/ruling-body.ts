import { z } from 'zod'
import { exampleKinds } from '#lib/domain/definition/guideline.ts'
import type { RegionId, RulingId } from '#lib/domain/kernel/ids.ts'
import { rulingFindings } from '#lib/domain/review/ruling.ts'
import { answerSchema } from '#lib/domain/schema/answer.ts'
import { idParam } from './params.ts'

/** A ruling as it is sent. */
export const rulingBody = z.strictObject({
  finding: z.enum(rulingFindings),
  answer: answerSchema,
  regions: z.array(idParam<RegionId>()).max(1000).default([]),
  reason: z.string().max(5000),
  entry: idParam().nullable().default(null),
  proposal: z.string().max(5000).default(''),
  example: z
    .strictObject({ entry: idParam(), kind: z.enum(exampleKinds) })
    .nullable()
    .default(null),
  precedents: z.array(idParam<RulingId>()).max(200).default([]),
  overrules: idParam<RulingId>().nullable().default(null),
})
