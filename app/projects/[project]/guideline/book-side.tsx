'use client'

import { ChangeList } from '#components/definition/change-list.tsx'
import { EffectView } from '#components/guideline/effect-view.tsx'
import { Proposals, RulingsBehind, VersionHistory } from '#components/guideline/history.tsx'
import { entryOf, type Selection } from '#components/guideline/selection.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Draft, SentBook, SentRuling } from './book.ts'
import type { BookActions } from './use-book-actions.ts'
import type { useEffectOfDraft } from './use-effect-of-draft.ts'

type Props = {
  book: SentBook
  draft: Draft | null
  page: Selection
  definition: Definition
  foresight: ReturnType<typeof useEffectOfDraft>
  actions: BookActions
  onVisit: (page: Selection) => void
}

/** The right of the book: in draft mode what the draft changes and does; else rulings and history. */
export function BookSide({ book, draft, page, definition, foresight, actions, onVisit }: Props) {
  const entry = entryOf(definition, page)
  const { relabel } = actions
  function openEntry(id: string) {
    const ruling = book.rulings.find((one) => one.id === id)
    const about = definition.guideline.entries.find((one) => one.id === ruling?.entry)
    if (!about) return
    const { question, class: classId } = about
    onVisit(classId === null ? { at: 'question', question } : { at: 'class', question, class: classId })
  }
  return (
    <aside className="grid content-start gap-6 border-line lg:col-start-2 xl:col-start-auto xl:border-l xl:pl-6">
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
          <Proposals proposals={proposalsFor(book, draft)} onOpen={(id) => openEntry(id)} />
          <DraftEffect draft={draft} foresight={foresight} />
        </>
      ) : null}
      {!draft && book.may.seeRulings && (page.at === 'class' || page.at === 'question') ? (
        <RulingsBehind rulings={book.rulings.filter((ruling) => ruling.entry === entry?.id)} />
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

/** What rulings have proposed since the version that the draft goes on from. */
function proposalsFor(book: SentBook, draft: Draft): SentRuling[] {
  const parent = book.versions.find(({ id }) => id === draft.parent?.id)
  return book.rulings.filter(({ proposal, at }) => proposal !== '' && (!parent || at > parent.publishedAt))
}

function DraftEffect({ draft, foresight }: Pick<Props, 'foresight'> & { draft: Draft }) {
  const { effect, problem } = foresight
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
        {effect === null ? <Skeleton className="h-12" /> : null}
        {effect?.changes.length === 0 ? <p className="text-faint">Nothing yet.</p> : null}
        {effect ? <ChangeList changes={effect.changes} /> : null}
      </section>
      <section aria-label="What becomes of the labels" className="grid gap-3">
        <h2 className="font-medium text-muted text-sm">What becomes of the labels</h2>
        {effect ? (
          <EffectView effect={effect} before={draft.parent.definition} after={draft.definition} />
        ) : (
          <Skeleton className="h-20" />
        )}
      </section>
    </>
  )
}
