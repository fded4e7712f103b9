import type { Inbox } from '#lib/server/inbox/read-inbox.ts'

/** A question as the list shows it. */
export type QuestionView = {
  id: string
  text: string
  author: string
  at: string
  answered: boolean
  item: string | null
  replies: { id: string; text: string; toAll: boolean }[]
}

export function questionViews(questions: NonNullable<Inbox['questions']>): QuestionView[] {
  return questions.map(({ id, text, authorName, at, resolvedAt, itemId, replies }) => ({
    id,
    text,
    author: authorName,
    at: new Date(at).toISOString(),
    answered: resolvedAt !== null,
    item: itemId,
    replies: replies.map((reply) => ({ id: reply.id, text: reply.text, toAll: reply.visibility === 'everybody' })),
  }))
}
