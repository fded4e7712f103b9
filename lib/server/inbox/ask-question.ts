import { insertComment } from '#db/queries/comment.ts'
import type { AssignmentId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { CommentAnchor } from '#lib/domain/review/comment.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { once } from '../labeling/once.ts'
import { requireOwnAssignment } from '../labeling/own-assignment.ts'

export type AskInput = {
  project: ProjectId
  assignment: AssignmentId
  operationId: string
  text: string
  anchor: CommentAnchor | null
}

/**
 * Flags an item with a question to the leads; only they and who asked see it.
 *
 * @throws invalid without words; not_found; forbidden
 */
export async function askQuestion(ctx: Context, actor: Actor, input: AskInput): Promise<{ question: string }> {
  const text = requireWords(input.text, 'question')
  return ctx.db.transaction(async (tx) => {
    const { assignment, round } = await requireOwnAssignment(tx, actor, input.project, input.assignment)
    await tx.lock(`operation/${actor.account.id}/${input.operationId}`)
    const body = { assignment: assignment.id, text, anchor: input.anchor }
    return once(ctx, tx, actor, { id: input.operationId, body }, async () => {
      const question = ctx.newId()
      await insertComment(tx, {
        id: question,
        projectId: input.project,
        itemId: assignment.itemId,
        roundId: round.id,
        anchor: input.anchor,
        kind: 'question',
        visibility: 'leads',
        text,
        authorId: actor.account.id,
        at: ctx.now(),
      })
      await recordEvent(ctx, tx, {
        kind: 'question.asked',
        actor,
        projectId: input.project,
        itemId: assignment.itemId,
        subject: question,
      })
      return { question }
    })
  })
}

/** @throws invalid when the text is blank */
export function requireWords(text: string, what: 'question' | 'answer'): string {
  const words = text.trim()
  if (words !== '') return words
  throw new RefusalError({ code: 'invalid', field: 'text', message: `Write the ${what} first.` })
}
