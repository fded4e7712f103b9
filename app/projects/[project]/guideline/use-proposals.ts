import { useMemo } from 'react'
import type { ProposalRuling } from '#components/guideline/proposals.tsx'
import { entriesInDraft, isTakenOver, type Proposal, proposalsOf } from '#lib/domain/definition/grounds.ts'
import type { Draft, SentBook } from './book.ts'

export type Proposals = {
  /** Every standing ruling, behind the entry that its own has become in the draft (or in the version in force). */
  rulings: readonly ProposalRuling[]
  /** Since the version that the draft goes on from: what waits to be taken over, then what was. */
  all: readonly Proposal<ProposalRuling>[]
  /** Those that stand in the draft. */
  taken: ReadonlySet<Proposal<ProposalRuling>>
  /** What earlier versions did not take over in these words. */
  earlier: readonly Proposal<ProposalRuling>[]
  next: Proposal<ProposalRuling> | null
}

/** What rulings propose for a draft. */
export function useProposals(book: SentBook, draft: Draft | null): Proposals {
  return useMemo(() => {
    if (!draft) return { rulings: book.rulings, all: [], taken: new Set(), earlier: [], next: null }
    const parent = book.versions.find(({ id }) => id === draft.parent?.id)
    const heirs = entriesInDraft(draft.parent?.definition ?? null, draft)
    const rulings = book.rulings.map((ruling) => ({ ...ruling, entry: heirs.get(ruling.entry ?? '') ?? ruling.entry }))
    const isNew = (proposal: Proposal<ProposalRuling>) =>
      !parent || proposal.rulings.some(({ at }) => at > parent.publishedAt)
    const proposals = proposalsOf(draft.definition, rulings)
    const taken = new Set(proposals.filter((proposal) => isTakenOver(draft.definition, proposal)))
    const waiting = proposals.filter((proposal) => !taken.has(proposal))
    const fresh = waiting.filter(isNew)
    const earlier = waiting.filter((proposal) => !isNew(proposal))
    return { rulings, all: [...fresh, ...[...taken].filter(isNew)], taken, earlier, next: fresh[0] ?? null }
  }, [book.rulings, book.versions, draft])
}
