import { z } from 'zod'
import { exampleKinds } from '#lib/domain/definition/guideline.ts'
import type { ItemId, ProjectId, RegionId, ReviewId, RulingId } from '#lib/domain/kernel/ids.ts'
import { rulingFindings } from '#lib/domain/review/ruling.ts'
import { answerSchema } from '#lib/domain/schema/answer.ts'
import { handle } from '#lib/server/http/handle.ts'
import { idParam } from '#lib/server/http/params.ts'
import { ruleOnItem } from '#lib/server/reviews/rule-on-item.ts'

const params = z.object({ project: idParam<ProjectId>(), review: idParam<ReviewId>(), item: idParam<ItemId>() })
const body = z.strictObject({
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

/** Decides the item. */
export const POST = handle(
  { auth: 'member', params, body, bodyLimit: 5_000_000 },
  async ({ ctx, actor, params, body }) => ({
    ruling: await ruleOnItem(ctx, actor, { ...params, ...body }),
  }),
)
