import { type ExampleCandidate, exampleCandidates } from '#db/queries/label-book.ts'
import type { ClassId, ProjectId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

const most = 60

/** Closed items that could become examples of a class, the clearest first. @throws not_found, forbidden */
export async function findExamples(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; question: QuestionId; class: ClassId },
): Promise<ExampleCandidate[]> {
  await requirePermission(ctx, actor, input.project, 'definition.change')
  return exampleCandidates(ctx.db, input.project, { ...input, limit: most, now: ctx.now() })
}
