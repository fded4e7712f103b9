import {
  type AskedQuestion,
  answersFor,
  type Comment,
  getComment,
  questionsOfProject,
  repliesTo,
  updateComment,
} from '#db/queries/comment.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import type { AnswerNote } from '#lib/domain/review/comment.ts'
import { type Actor, notFound, requireMember } from '../actor.ts'
import type { Context } from '../context.ts'

/** How many questions and answers an inbox shows. */
const limit = 200

export type Inbox = {
  /** Questions of labelers with the replies to them, for leads; null for everyone else. */
  questions: (AskedQuestion & { replies: Comment[] })[] | null
  /** Answers to one's own questions, and notes to all. */
  answers: AnswerNote[]
}

/** @throws not_found when the actor is not a member */
export async function readInbox(ctx: Context, actor: Actor, input: { project: ProjectId }): Promise<Inbox> {
  const member = await requireMember(ctx, actor, input.project)
  const answers = await answersFor(ctx.db, input.project, actor.account.id, limit)
  if (!isPermitted(member.roles, 'inbox.answer')) return { questions: null, answers }
  const questions = await questionsOfProject(ctx.db, input.project, limit)
  const replies = await repliesTo(
    ctx.db,
    questions.map(({ id }) => id),
  )
  return {
    questions: questions.map((question) => ({
      ...question,
      replies: replies.filter(({ replyTo }) => replyTo === question.id),
    })),
    answers,
  }
}

/**
 * Remembers that who asked has read the answer.
 *
 * @throws not_found when it is not an answer to a question of the actor's own
 */
export async function markAnswerRead(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; answer: string },
): Promise<void> {
  await requireMember(ctx, actor, input.project)
  const answer = await getComment(ctx.db, input.answer)
  const question = answer?.replyTo ? await getComment(ctx.db, answer.replyTo) : null
  if (answer?.projectId !== input.project || question?.authorId !== actor.account.id) throw new RefusalError(notFound)
  if (!answer.readAt) await updateComment(ctx.db, answer.id, { readAt: ctx.now() })
}
