'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { Contents } from '#components/guideline/contents.tsx'
import { LeftEdits } from '#components/guideline/left-edits.tsx'
import type { ProposalRuling } from '#components/guideline/proposals.tsx'
import { LeftBehind } from '#components/guideline/saved-field.tsx'
import { pagesOf, type Selection, samePage } from '#components/guideline/selection.ts'
import { Notice } from '#components/ui/notice.tsx'
import { useCommands } from '#components/ui/use-commands.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { Proposal } from '#lib/domain/definition/grounds.ts'
import { asId, type RulingId } from '#lib/domain/kernel/ids.ts'
import type { SentBook } from './book.ts'
import { BookHeader } from './book-header.tsx'
import { BookMiddle } from './book-middle.tsx'
import { BookSide } from './book-side.tsx'
import type { Middle } from './middle.ts'
import { useBookActions } from './use-book-actions.ts'
import { useClassFigures } from './use-class-figures.ts'
import { useDraft } from './use-draft.ts'
import { useDraftChanges } from './use-draft-changes.ts'
import { useEffectOfDraft } from './use-effect-of-draft.ts'
import { useProposals } from './use-proposals.ts'

/** Edits after which there is a page that was not there before. */
const bringsPages: ReadonlySet<DraftChange['kind']> = new Set(['add_class', 'merge_classes', 'add_question'])

/** The page of the entry that a proposal is for. */
function pageOf({ entry }: Proposal<ProposalRuling>): Selection {
  if (!entry) return { at: 'general' }
  const { question, class: classId } = entry
  return classId === null ? { at: 'question', question } : { at: 'class', question, class: classId }
}

/** The label book: its pages at the left, one of them in the middle, history and rulings (or a draft's effect) at the right. */
export function LabelBookScreen({ start, account }: { start: SentBook; account: string }) {
  const router = useRouter()
  const project = start.project.id
  const drafting = useDraft(start, account)
  const { draft } = drafting
  const [wantsDraft, setWantsDraft] = useState(start.latest === null)
  const [middle, setMiddle] = useState<Middle>({ show: 'page' })
  const [page, setPage] = useState<Selection>({ at: 'general' })
  const inDraft = draft !== null && wantsDraft
  const definition = inDraft ? draft.definition : (start.latest?.definition ?? draft?.definition ?? null)
  const figures = useClassFigures(project, start.may.seeAgreement, start.latest?.id)
  const foresight = useEffectOfDraft(project, inDraft ? draft : null, drafting.isSent)
  const changes = useDraftChanges(inDraft ? draft : null)
  const proposals = useProposals(start, inDraft ? draft : null)
  const actions = useBookActions({
    project,
    drafting,
    latest: start.latest,
    refresh: () => router.refresh(),
    showDraft: setWantsDraft,
    show: setMiddle,
  })
  const open = useMemo(
    () => (definition ? (pagesOf(definition).find((one) => samePage(one, page)) ?? { at: 'general' as const }) : page),
    [definition, page],
  )
  const visit = (next: Selection) => {
    setPage(next)
    setMiddle({ show: 'page' })
  }
  /** As drafting.edit, and opens at once what it brings into being: what is typed next belongs there. */
  function edit(change: DraftChange): Promise<string | null> {
    const before = drafting.now()
    const made = drafting.edit(change)
    const after = drafting.now()
    if (!before || !after || !bringsPages.has(change.kind)) return made
    const old = pagesOf(before.definition)
    const added = pagesOf(after.definition).find((one) => !old.some((other) => samePage(other, one)))
    if (added) visit(added)
    return made
  }
  function takeOver(proposal: Proposal<ProposalRuling>) {
    const { text, entry, rulings } = proposal
    const ids = rulings.map(({ id }) => asId<RulingId>(id))
    void edit({ kind: 'take_over', question: entry?.question ?? null, class: entry?.class ?? null, rulings: ids, text })
    visit(pageOf(proposal))
  }
  useCommands([
    {
      id: 'book.take-over',
      name: 'Take over what a ruling proposes',
      group: 'Label book',
      keys: ['t'],
      when: () => inDraft && proposals.next !== null,
      run: () => proposals.next && takeOver(proposals.next),
    },
    {
      id: 'book.edit',
      name: inDraft ? 'Show what is in force' : 'Edit the definition',
      group: 'Label book',
      keys: ['e'],
      when: () => start.may.change,
      run: () => (inDraft && start.latest ? setWantsDraft(false) : void actions.edit()),
    },
    {
      id: 'book.undo',
      name: 'Take back the last edit',
      group: 'Label book',
      keys: ['mod+z'],
      when: () => inDraft && drafting.canUndo,
      run: drafting.undo,
    },
    {
      id: 'book.redo',
      name: 'Make the edit again that was taken back',
      group: 'Label book',
      keys: ['mod+shift+z'],
      when: () => inDraft && drafting.canRedo,
      run: drafting.redo,
    },
    {
      id: 'book.publish',
      name: 'Publish the draft …',
      group: 'Label book',
      keys: ['p'],
      when: () => inDraft,
      run: () => setMiddle({ show: 'publish' }),
    },
    {
      id: 'book.compare',
      name: 'What changed between versions',
      group: 'Label book',
      keys: ['c'],
      when: () => start.versions.length > 1,
      run: () => actions.compareLatest(start.versions),
    },
  ])

  return (
    <LeftBehind value={drafting.leave}>
      <main className="mx-auto w-full max-w-[1440px] px-4 py-5 sm:px-6">
        <BookHeader
          book={start}
          draft={draft}
          inDraft={inDraft}
          state={drafting.state}
          waitsFor={drafting.waitsFor}
          canUndo={drafting.canUndo}
          canRedo={drafting.canRedo}
          onUndo={drafting.undo}
          onRedo={drafting.redo}
          onShowDraft={setWantsDraft}
          onEdit={() => void actions.edit()}
          onDrop={() => void actions.drop()}
          onPublish={() => setMiddle({ show: 'publish' })}
        />
        {actions.news ? (
          <Notice tone={actions.news.tone} className="mb-4">
            {actions.news.text}
          </Notice>
        ) : null}
        <LeftEdits edits={drafting.left} onForget={drafting.forget} />
        {definition === null ? (
          <p className="max-w-prose text-md text-muted">
            Nothing is published yet. The lead of this project is still writing the first version; it will stand here
            once it is published.
          </p>
        ) : (
          <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[16rem_minmax(0,1fr)] xl:grid-cols-[16rem_minmax(0,1fr)_19rem]">
            <div className="lg:sticky lg:top-28 lg:max-h-[calc(100dvh-8rem)] lg:-m-1 lg:self-start lg:overflow-y-auto lg:p-1">
              <Contents
                definition={definition}
                page={open}
                onOpen={visit}
                figures={figures}
                changes={changes}
                {...(inDraft
                  ? {
                      onAddClass: (question) => setMiddle({ show: 'add-class', question: question.id }),
                      onAddQuestion: () => setMiddle({ show: 'add-question' }),
                    }
                  : {})}
              />
            </div>
            <div className="min-w-0 self-start rounded-lg border border-line bg-surface p-6 lg:min-h-[60dvh]">
              <BookMiddle
                key={`${inDraft} ${JSON.stringify(open)} ${middle.show}`}
                book={start}
                definition={definition}
                draft={inDraft ? draft : null}
                page={open}
                middle={middle}
                edit={edit}
                changes={changes}
                foresight={foresight}
                actions={actions}
                onShow={setMiddle}
                onLeave={(from) => setMiddle((now) => (now.show === from ? { show: 'page' } : now))}
              />
            </div>
            <BookSide
              book={start}
              draft={inDraft && middle.show !== 'publish' ? draft : null}
              changes={changes}
              page={open}
              definition={definition}
              foresight={foresight}
              actions={actions}
              proposals={proposals}
              onTakeOver={takeOver}
              onOpenProposal={(proposal) => visit(pageOf(proposal))}
            />
          </div>
        )}
      </main>
    </LeftBehind>
  )
}
