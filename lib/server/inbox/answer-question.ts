import { getComment, insertComment, updateComment } from '#db/queries/comment.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { requireWords } from './ask-question.ts'

export type AnswerInput = { project: ProjectId; question: string; text: string; toAll: boolean }

/**
 * Answers a labeler's question: to who asked, or to all as a note, which names neither who asked nor the item.
 *
 * @throws invalid without words; not_found; forbidden
 */
export async function answerQuestion(ctx: Context, actor: Actor, input: AnswerInput): Promise<{ answer: string }> {
  await requirePermission(ctx, actor, input.project, 'inbox.answer')
  const text = requireWords(input.text, 'answer')
  return ctx.db.transaction(async (tx) => {
    const question = await getComment(tx, input.question)
    if (question?.projectId !== input.project || question.kind !== 'question') throw new RefusalError(notFound)
    const answer = ctx.newId()
    const now = ctx.now()
    await insertComment(tx, {
      id: answer,
      projectId: input.project,
      itemId: question.itemId,
      roundId: question.roundId,
      replyTo: question.id,
      kind: 'reply',
      visibility: input.toAll ? 'everybody' : 'author',
      text,
      authorId: actor.account.id,
      at: now,
    })
    await updateComment(tx, question.id, { resolvedAt: question.resolvedAt ?? now })
    await recordEvent(ctx, tx, {
      kind: 'question.answered',
      actor,
      projectId: input.project,
      itemId: question.itemId ?? undefined,
      subject: question.id,
      details: { toAll: input.toAll },
    })
    return { answer }
  })
}
