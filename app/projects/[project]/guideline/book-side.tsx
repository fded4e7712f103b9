'use client'

import { useMemo } from 'react'
import { ChangeList } from '#components/definition/change-list.tsx'
import { EffectView } from '#components/guideline/effect-view.tsx'
import { VersionHistory } from '#components/guideline/history.tsx'
import { type ProposalRuling, Proposals } from '#components/guideline/proposals.tsx'
import { RulingsBehind } from '#components/guideline/rulings-behind.tsx'
import { entryOf, type Selection } from '#components/guideline/selection.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { Proposal } from '#lib/domain/definition/grounds.ts'
import type { Draft, SentBook } from './book.ts'
import type { BookActions } from './use-book-actions.ts'
import type { useEffectOfDraft } from './use-effect-of-draft.ts'
import type { Proposals as Proposed } from './use-proposals.ts'

type Props = {
  book: SentBook
  draft: Draft | null
  changes: readonly Change[]
  page: Selection
  definition: Definition
  foresight: ReturnType<typeof useEffectOfDraft>
  actions: BookActions
  proposals: Proposed
  onTakeOver: (proposal: Proposal<ProposalRuling>) => void
  onOpenProposal: (proposal: Proposal<ProposalRuling>) => void
}

/** The right of the book: in draft mode what the draft changes and does; else rulings and history. */
export function BookSide({ book, draft, changes, page, definition, foresight, actions, proposals, ...on }: Props) {
  const entry = entryOf(definition, page)
  const { relabel } = actions
  const known = useMemo(() => new Map(book.rulings.map((ruling) => [ruling.id, ruling])), [book.rulings])
  const about = page.at === 'general' ? definition.guideline : entry
  const text = page.at === 'general' ? definition.guideline.general : (entry?.text ?? '')
  const isEntry = page.at === 'class' || page.at === 'question'
  return (
    <aside className="grid content-start gap-6 border-line lg:col-start-2 xl:sticky xl:top-28 xl:col-start-auto xl:max-h-[calc(100dvh-8rem)] xl:self-start xl:overflow-y-auto xl:border-l xl:pl-6">
      {relabel && !draft ? (
        <Notice tone="warn" className="grid gap-2">
          <p>
            {relabel.answers} {relabel.answers === 1 ? 'answer needs' : 'answers need'} relabeling under version{' '}
            {relabel.version}.
          </p>
          <div>
            <Button size="sm" onClick={() => void actions.openRelabelRound()}>
              Open a relabel round
            </Button>
          </div>
        </Notice>
      ) : null}
      {draft ? (
        <>
          <Proposals
            definition={definition}
            proposals={proposals.all}
            taken={proposals.taken}
            earlier={proposals.earlier}
            next={proposals.next}
            onTakeOver={on.onTakeOver}
            onOpen={on.onOpenProposal}
          />
          <DraftEffect draft={draft} changes={changes} foresight={foresight} />
        </>
      ) : null}
      {book.may.seeRulings && (isEntry || (about?.grounds ?? []).length > 0) ? (
        <RulingsBehind
          grounds={about?.grounds ?? []}
          text={text}
          rulings={isEntry && entry ? proposals.rulings.filter((ruling) => ruling.entry === entry.id) : []}
          known={known}
        />
      ) : null}
      {draft ? null : (
        <VersionHistory
          versions={book.versions}
          onCompare={(from, to) => void actions.compare(from, to)}
          {...(book.may.change ? { onRestore: (version) => void actions.restore(version) } : {})}
        />
      )}
    </aside>
  )
}

function DraftEffect({ draft, changes, foresight }: Pick<Props, 'foresight' | 'changes'> & { draft: Draft }) {
  const { effect, isCurrent, problem } = foresight
  if (draft.parent === null) {
    return (
      <p className="text-muted">
        This is the first version. Write what each class means and from what measured value it counts; then publish, and
        items can be labeled.
      </p>
    )
  }
  if (problem) return <Notice tone="danger">{problem}</Notice>
  return (
    <>
      <section aria-label="What the draft changes" className="grid gap-3">
        <h2 className="font-medium text-muted text-sm">What the draft changes</h2>
        {changes.length === 0 ? <p className="text-faint">Nothing yet.</p> : null}
        <ChangeList changes={changes} brief />
      </section>
      <section aria-label="What becomes of the labels" aria-busy={!isCurrent} className="grid gap-3">
        <h2 className="flex gap-2 font-medium text-muted text-sm">
          What becomes of the labels
          {effect && !isCurrent ? <span className="font-normal text-faint">working it out …</span> : null}
        </h2>
        {effect ? (
          <div className={isCurrent ? '' : 'opacity-50'}>
            <EffectView effect={effect} before={draft.parent.definition} after={draft.definition} />
          </div>
        ) : (
          <Skeleton className="h-20" />
        )}
      </section>
    </>
  )
}
