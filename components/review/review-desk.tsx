'use client'
import { useMemo, useState } from 'react'
import type { ItemId, RulingId } from '#lib/domain/kernel/ids.ts'
import type { CommentAnchor } from '#lib/domain/review/comment.ts'
import { mayApplyToOthers } from '#lib/domain/review/may-apply.ts'
import type { ReviewItemView, ReviewView } from '#lib/domain/review/review-view.ts'
import type { RulingContent } from '#lib/domain/review/ruling.ts'
import { isUndecided, nextUndecided } from '#lib/domain/review/undecided.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { cn } from '../ui/class-names.ts'
import { AgendaList } from './agenda-list.tsx'
import { editableAnswer, isFinished } from './answer-editor.tsx'
import { AnswersPanel } from './answers-panel.tsx'
import { CommentStrip } from './comment-strip.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { DifferenceBar } from './difference-bar.tsx'
import { listDifferences } from './differences.ts'
import { DrawingStage } from './drawing-stage.tsx'
import { EntriesBeside } from './entries-beside.tsx'
import { ItemStage } from './item-stage.tsx'
import { LikePreview } from './like-preview.tsx'
import { ParkForm, type Parking } from './park-form.tsx'
import { PrecedentsPanel, stands } from './precedents-panel.tsx'
import { cycleExample, emptyRuling, type RulingDraft } from './ruling-draft.ts'
import { RulingForm } from './ruling-form.tsx'
import { ParkedNote } from './standing-ruling.tsx'
import { toggled } from './toggled.ts'
import { useComments } from './use-comments.ts'
import { useReviewCommands } from './use-review-commands.ts'
import { WordColumns } from './word-columns.tsx'

type Props = {
  review: ReviewView
  view: ReviewItemView
  busy: boolean
  onOpen: (item: ItemId) => void
  onVote: (answer: Answer) => void
  /** `like`: further items that the same is decided on. */
  onRule: (ruling: RulingContent, like: ItemId[]) => void
  onPark: (parking: Parking) => void
  /** Says something on the item; whether that went well. */
  onComment: (text: string, anchor: CommentAnchor | null) => Promise<boolean>
}

/** As many of the nearest are named with a ruling. */
const mostPrecedents = 50

/** A session: the agenda, the item with its entries, and what is said and decided. Mount it anew for each item. */
export function ReviewDesk({ review, view, busy, onOpen, onVote, onRule, onPark, onComment }: Props) {
  const { question, revealed } = view
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [taken, setTaken] = useState<string | null>(null)
  const [ruling, setRuling] = useState<RulingDraft>(emptyRuling)
  const [overruled, setOverruled] = useState<string | null>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [focus, setFocus] = useState(-1)
  const [drawing, setDrawing] = useState(false)
  const [parking, setParking] = useState(false)
  const [like, setLike] = useState<ReadonlySet<ItemId> | null>(null)
  const differences = useMemo(() => (revealed ? listDifferences(revealed, question) : []), [revealed, question])
  const difference = differences[focus]
  const comments = useComments(view, difference)
  // The ruling starts from one's own vote; a letter taken replaces it.
  const decided = answer ?? (revealed && view.myVote ? editableAnswer(view.myVote) : null)
  const next = nextUndecided(review.agenda, view.item)
  const entry = review.agenda.find(({ item }) => item === view.item)
  const others = review.agenda.filter(({ item, pattern }) => item !== view.item && pattern === entry?.pattern)
  const mayApply =
    review.mayRule && revealed !== null && others.length > 0 && isFinished(decided) && mayApplyToOthers(decided)
  const previewed = mayApply ? like : null
  const nearest = revealed?.precedents.find(stands)

  const take = (letter: string) => {
    const found = revealed?.answers.find((one) => one.letter === letter)?.answer
    if (!found) return
    setAnswer(editableAnswer(found))
    setTaken(letter)
  }
  const send = () => {
    if (!review.mayRule || busy) return
    if (!revealed) {
      if (isFinished(answer)) onVote(answer)
      return
    }
    if (!isFinished(decided) || ruling.reason.trim() === '') {
      document.querySelector<HTMLElement>('[data-ruling-reason]')?.focus()
      return
    }
    const ruled: RulingContent = {
      finding: decided.kind === 'lacks' ? 'lacks_information' : ruling.finding,
      answer: decided,
      regions: [],
      reason: ruling.reason,
      entry: ruling.entry,
      proposal: ruling.proposal,
      example: ruling.example && ruling.entry ? { entry: ruling.entry, kind: ruling.example } : null,
      precedents: revealed.precedents.slice(0, mostPrecedents).map(({ id }) => id),
      overrules: overruled as RulingId | null,
    }
    onRule(ruled, previewed ? [...previewed] : [])
  }
  const park = (parked: Parking) => {
    setParking(false)
    onPark(parked)
  }
  const undecided = others.filter(isUndecided)
  const openLike = () => setLike(new Set(undecided.map(({ item }) => item)))
  const stepDifference = (by: 1 | -1) => {
    comments.lookAway()
    setFocus((at) => (at < 0 && by < 0 ? differences.length - 1 : (at + by + differences.length) % differences.length))
  }
  /** Voted, and with the item on the stage: one can say, mark or park something. */
  const deciding = review.mayRule && revealed !== null && !drawing
  const begin = deciding ? comments.begin : null
  const togglePark = revealed && view.state !== 'ruled' ? () => setParking(!parking) : null
  const step = (by: 1 | -1) => {
    const at = review.agenda.findIndex(({ item }) => item === view.item)
    const other = review.agenda[at + by]
    if (other) onOpen(other.item)
  }
  useReviewCommands({
    question,
    letters: revealed?.answers.map(({ letter }) => letter) ?? null,
    mayRule: review.mayRule,
    drawing,
    writing: comments.choices !== null,
    differences: differences.length,
    step,
    stepDifference,
    answer: setAnswer,
    draw: () => setDrawing(true),
    take,
    send,
    markExample:
      deciding && view.entries.length > 0 ? () => setRuling((now) => cycleExample(now, decided, view.entries)) : null,
    overrule: deciding && nearest ? () => setOverruled(overruled === nearest.id ? null : nearest.id) : null,
    park: deciding ? togglePark : null,
    like: mayApply && !previewed && !drawing ? openLike : null,
    comment: begin,
    close: comments.choices ? comments.close : previewed ? () => setLike(null) : null,
  })

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[210px_minmax(0,1fr)_360px]">
      <aside className="min-h-0 overflow-y-auto border-line border-r bg-surface p-2">
        <AgendaList agenda={review.agenda} current={view.item} onOpen={onOpen} />
      </aside>
      <div className="flex min-h-0 min-w-0 flex-col">
        {drawing && question.kind === 'boxes' && view.media?.measures.kind === 'image' ? (
          <DrawingStage
            view={view}
            question={question}
            value={decided?.kind === 'boxes' ? decided : null}
            onChange={setAnswer}
            onDone={() => setDrawing(false)}
          />
        ) : previewed && isFinished(decided) ? (
          <LikePreview
            title={entry?.title ?? ''}
            others={others}
            media={view.media?.measures.kind ?? 'other'}
            question={question}
            decided={decided}
            chosen={previewed}
            onChange={setLike}
            onClose={() => setLike(null)}
          />
        ) : (
          <ItemStage
            view={view}
            hidden={hidden}
            focus={comments.region ? [comments.region] : (difference?.regions ?? [])}
            place={comments.place}
            placed={comments.placed}
            onPlace={comments.onPlace}
            onTransport={comments.onTransport}
          />
        )}
        {revealed && revealed.columns.length > 0 ? (
          <WordColumns
            letters={revealed.answers.filter(({ answer: a }) => a?.kind === 'text').map(({ letter }) => letter)}
            columns={revealed.columns}
            focus={comments.word ?? difference?.column ?? null}
          />
        ) : null}
        <DifferenceBar
          differences={differences}
          at={focus}
          onNext={() => stepDifference(1)}
          onComment={comments.choices ? null : begin}
        />
        <CommentStrip
          view={view}
          comments={revealed?.comments ?? []}
          choices={comments.choices}
          busy={busy}
          onLook={comments.look}
          onKind={comments.chooseKind}
          onSend={async (text, anchor) => {
            if (await onComment(text, anchor)) comments.close()
          }}
          onClose={comments.close}
        />
        <EntriesBeside view={view} />
      </div>
      <aside className="flex min-h-0 flex-col border-line border-l bg-surface">
        <div className={cn('flex min-h-24 flex-col gap-4 overflow-y-auto p-3', revealed && 'flex-1')}>
          {entry?.parked ? <ParkedNote parked={entry.parked} /> : null}
          {revealed ? (
            <>
              <AnswersPanel
                revealed={revealed}
                question={question}
                hidden={hidden}
                taken={taken}
                onToggle={(letter) => setHidden((now) => toggled(now, letter))}
                onTake={take}
              />
              <PrecedentsPanel
                precedents={revealed.precedents}
                question={question}
                mayRule={review.mayRule}
                overruled={overruled}
                onOverrule={setOverruled}
              />
            </>
          ) : (
            <p className="text-muted">
              {review.mayRule
                ? 'Say what you would answer. The labelers’ answers are shown after your vote, and a vote stays as it was cast.'
                : 'Answers are shown to those who vote.'}
            </p>
          )}
        </div>
        {review.mayRule ? (
          <DecisionPanel
            view={view}
            value={revealed ? decided : answer}
            busy={busy}
            like={mayApply ? { chosen: previewed?.size ?? 0, others: others.length, open: previewed !== null } : null}
            onChange={(given) => {
              setAnswer(given)
              setTaken(null)
            }}
            onDraw={() => setDrawing(true)}
            onSend={send}
            onLike={openLike}
            onPark={togglePark}
            onNext={view.state === 'ruled' && next ? () => onOpen(next) : null}
            parking={parking ? <ParkForm owners={review.owners} busy={busy} onPark={park} /> : null}
          >
            {revealed ? (
              <RulingForm
                value={ruling}
                entries={view.entries}
                question={question}
                overrules={revealed.precedents.find(({ id }) => id === overruled)?.item ?? null}
                onChange={setRuling}
              />
            ) : null}
          </DecisionPanel>
        ) : null}
      </aside>
    </div>
  )
}
