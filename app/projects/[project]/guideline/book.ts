import type { HistoryVersion } from '#components/guideline/history.tsx'
import type { ProposalRuling } from '#components/guideline/proposals.tsx'
import type { LabelBook } from '#lib/server/definitions/read-label-book.ts'

type ServerDraft = NonNullable<LabelBook['draft']>

/** The draft as the screen holds it. */
export type Draft = Pick<ServerDraft, 'id' | 'revision' | 'parent' | 'definition' | 'operations'>

/** The label book as it goes over the wire: times as text. */
export type SentBook = Omit<LabelBook, 'versions' | 'rulings' | 'draft'> & {
  draft: Draft | null
  versions: HistoryVersion[]
  rulings: ProposalRuling[]
}

export function asSent({ versions, rulings, draft, ...rest }: LabelBook): SentBook {
  return {
    ...rest,
    draft: draft && asDraft(draft),
    versions: versions.map(({ id, number, parentId, note, publishedAt, publishedBy }) => {
      return { id, number, parentId, note, publishedAt: publishedAt.toISOString(), publishedBy: publishedBy.name }
    }),
    rulings: rulings.map(({ id, entry, externalId, reason, proposal, author, at }) => {
      return { id, entry, externalId, reason, proposal, author, at: at.toISOString() }
    }),
  }
}

function asDraft({ id, revision, parent, definition, operations }: ServerDraft): Draft {
  return { id, revision, parent, definition, operations }
}
