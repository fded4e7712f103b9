import { aliasedTable, and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { AccountId, ItemId, ProjectId, ReviewId } from '#lib/domain/kernel/ids.ts'
import type { AnswerNote } from '#lib/domain/review/comment.ts'
import type { Db } from '../client.ts'
import { tables } from '../tables.ts'

const { comments, accounts } = tables

export type Comment = typeof comments.$inferSelect

export async function insertComment(tx: Db, row: typeof comments.$inferInsert): Promise<void> {
  await tx.insert(comments).values(row)
}

export async function getComment(db: Db, id: string): Promise<Comment | null> {
  return (await db.select().from(comments).where(eq(comments.id, id)))[0] ?? null
}

export async function updateComment(
  tx: Db,
  id: string,
  set: Partial<Pick<Comment, 'resolvedAt' | 'readAt'>>,
): Promise<void> {
  await tx.update(comments).set(set).where(eq(comments.id, id))
}

/** What was said on one item of a session, the oldest first. */
export async function commentsInReview(db: Db, review: ReviewId, item: ItemId): Promise<AskedQuestion[]> {
  const rows = await db
    .select({ comment: comments, authorName: accounts.name })
    .from(comments)
    .innerJoin(accounts, eq(accounts.id, comments.authorId))
    .where(and(eq(comments.reviewId, review), eq(comments.itemId, item), eq(comments.kind, 'comment')))
    .orderBy(asc(comments.at), asc(comments.id))
  return rows.map(({ comment, authorName }) => ({ ...comment, authorName }))
}

/** A question with who asked it. */
export type AskedQuestion = Comment & { authorName: string }

/** Questions of labelers to the leads: the open ones first, the oldest of them first; then the answered, latest first. */
export async function questionsOfProject(db: Db, project: ProjectId, limit: number): Promise<AskedQuestion[]> {
  const asked = and(eq(comments.projectId, project), eq(comments.kind, 'question'))
  const select = () =>
    db
      .select({ comment: comments, authorName: accounts.name })
      .from(comments)
      .innerJoin(accounts, eq(accounts.id, comments.authorId))
  const open = await select()
    .where(and(asked, isNull(comments.resolvedAt)))
    .orderBy(asc(comments.at), asc(comments.id))
    .limit(limit)
  const answered = await select()
    .where(and(asked, sql`${comments.resolvedAt} is not null`))
    .orderBy(desc(comments.at), desc(comments.id))
    .limit(limit)
  return [...open, ...answered].map(({ comment, authorName }) => ({ ...comment, authorName }))
}

export async function repliesTo(db: Db, ids: readonly string[]): Promise<Comment[]> {
  if (ids.length === 0) return []
  return db
    .select()
    .from(comments)
    .where(inArray(comments.replyTo, [...ids]))
    .orderBy(asc(comments.at), asc(comments.id))
}

/** The answers to a labeler's own questions, and the answers that are for everybody, latest first. */
export async function answersFor(db: Db, project: ProjectId, account: AccountId, limit: number): Promise<AnswerNote[]> {
  const asked = aliasedTable(comments, 'asked')
  const rows = await db
    .select({ reply: comments, asked })
    .from(comments)
    .innerJoin(asked, eq(asked.id, comments.replyTo))
    .where(
      and(
        eq(comments.projectId, project),
        eq(comments.kind, 'reply'),
        eq(asked.kind, 'question'),
        or(eq(comments.visibility, 'everybody'), and(eq(comments.visibility, 'author'), eq(asked.authorId, account))),
      ),
    )
    .orderBy(desc(comments.at), desc(comments.id))
    .limit(limit)
  return rows.map(({ reply, asked: question }) => {
    const own = question.authorId === account
    return {
      id: reply.id,
      text: reply.text,
      at: reply.at,
      readAt: own ? reply.readAt : null,
      toAll: reply.visibility === 'everybody',
      // Where the question was asked is known to who asked it; to others the item could point at an answer.
      question: { text: question.text, item: own ? question.itemId : null, round: own ? question.roundId : null, own },
    }
  })
}

/** How many questions wait for a lead. */
export async function countOpenQuestions(db: Db, project: ProjectId): Promise<number> {
  return db.$count(
    comments,
    and(eq(comments.projectId, project), eq(comments.kind, 'question'), isNull(comments.resolvedAt)),
  )
}
