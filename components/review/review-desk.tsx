'use client'
import { useMemo, useState } from 'react'
import type { ExampleKind } from '#lib/domain/definition/guideline.ts'
import type { ItemId, RegionId, RulingId } from '#lib/domain/kernel/ids.ts'
import type { ReviewItemView, ReviewView } from '#lib/domain/review/review-view.ts'
import type { RulingFinding } from '#lib/domain/review/ruling.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { classNameIn } from '#lib/domain/schema/names.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { EntryCard } from '../guideline/entry-card.tsx'
import type { ShownExample } from '../guideline/example-view.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { AgendaList } from './agenda-list.tsx'
import { AnswerEditor, editableAnswer, isFinished } from './answer-editor.tsx'
import { AnswersPanel, PrecedentsPanel } from './answers-panel.tsx'
import { listDifferences } from './differences.ts'
import { DrawingStage } from './drawing-stage.tsx'
import { ItemStage } from './item-stage.tsx'
import { ParkForm, type Parking } from './park-form.tsx'
import { emptyRuling, type RulingDraft, RulingForm } from './ruling-form.tsx'
import { useReviewCommands } from './use-review-commands.ts'
import { WordColumns } from './word-columns.tsx'

export type SentRuling = {
  finding: RulingFinding
  answer: Answer
  regions: RegionId[]
  reason: string
  entry: string | null
  proposal: string
  example: { entry: string; kind: ExampleKind } | null
  precedents: RulingId[]
  overrules: RulingId | null
}

type Props = {
  review: ReviewView
  view: ReviewItemView
  examplesOf: (entry: ReviewItemView['entries'][number]) => ShownExample[]
  busy: boolean
  onOpen: (item: ItemId) => void
  onVote: (answer: Answer) => void
  onRule: (ruling: SentRuling) => void
  onPark: (parking: Parking) => void
}

/** A session: the agenda, the item with its entries, and what is said and decided. Mount it anew for each item. */
export function ReviewDesk({ review, view, examplesOf, busy, onOpen, onVote, onRule, onPark }: Props) {
  const { question, revealed } = view
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [taken, setTaken] = useState<string | null>(null)
  const [ruling, setRuling] = useState<RulingDraft>(emptyRuling)
  const [overruled, setOverruled] = useState<string | null>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [focus, setFocus] = useState(-1)
  const [drawing, setDrawing] = useState(false)
  const [parking, setParking] = useState(false)
  const differences = useMemo(() => (revealed ? listDifferences(revealed, question) : []), [revealed, question])
  const difference = differences[focus]
  // The ruling starts from one's own vote; a letter taken replaces it.
  const decided = answer ?? (revealed && view.myVote ? editableAnswer(view.myVote) : null)
  const next = nextOpen(review, view.item)

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
    onRule({
      finding: decided.kind === 'lacks' ? 'lacks_information' : ruling.finding,
      answer: decided,
      regions: [],
      reason: ruling.reason,
      entry: ruling.entry,
      proposal: ruling.proposal,
      example: ruling.example && ruling.entry ? { entry: ruling.entry, kind: ruling.example } : null,
      precedents: revealed.precedents.map(({ id }) => id),
      overrules: overruled as RulingId | null,
    })
  }
  const step = (by: 1 | -1) => {
    const at = review.agenda.findIndex(({ item }) => item === view.item)
    const entry = review.agenda[at + by]
    if (entry) onOpen(entry.item)
  }
  useReviewCommands({
    question,
    letters: revealed?.answers.map(({ letter }) => letter) ?? null,
    mayRule: review.mayRule,
    drawing,
    differences: differences.length,
    step,
    nextDifference: () => setFocus((at) => (at + 1) % differences.length),
    answer: setAnswer,
    draw: () => setDrawing(true),
    take,
    send,
  })

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[220px_minmax(0,1fr)_340px]">
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
        ) : (
          <ItemStage view={view} hidden={hidden} focus={difference?.regions ?? []} />
        )}
        {revealed && revealed.columns.length > 0 ? (
          <WordColumns
            letters={revealed.answers.filter(({ answer: a }) => a?.kind === 'text').map(({ letter }) => letter)}
            columns={revealed.columns}
            focus={difference?.column ?? null}
          />
        ) : null}
        {differences.length > 0 ? (
          <p className="flex items-center gap-2 border-line border-t bg-surface px-3 py-1.5 text-sm" aria-live="polite">
            <Button size="sm" onClick={() => setFocus((at) => (at + 1) % differences.length)}>
              Next difference <Kbd keys="n" />
            </Button>
            <span className="text-muted">
              {difference
                ? `${focus + 1} of ${differences.length}: ${difference.title}`
                : `${differences.length} differences`}
            </span>
          </p>
        ) : null}
        <div className="grid max-h-[38%] shrink-0 grid-cols-[repeat(auto-fit,minmax(240px,1fr))] gap-4 overflow-y-auto border-line border-t bg-surface p-3">
          {view.entries.map((entry) => (
            <EntryCard
              key={entry.id}
              size="beside"
              name={entry.class === null ? question.name : classNameIn(question, entry.class)}
              colour={classesOf(question).find(({ id }) => id === entry.class)?.colour}
              text={entry.text}
              threshold={entry.threshold}
              examples={examplesOf(entry)}
            />
          ))}
          {view.entries.length === 0 ? (
            <p className="text-muted">The label book has no entry for these classes yet.</p>
          ) : null}
        </div>
      </div>
      <aside className="flex min-h-0 flex-col gap-4 overflow-y-auto border-line border-l bg-surface p-3">
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
        {review.mayRule ? (
          <section aria-label={revealed ? 'Ruling' : 'Vote'} className="grid gap-3 border-line border-t pt-3">
            <h4 className="font-medium">{revealed ? 'Rule: take a letter, or decide anew' : 'Your vote'}</h4>
            <AnswerEditor
              question={question}
              value={revealed ? decided : answer}
              onChange={(given) => {
                setAnswer(given)
                setTaken(null)
              }}
              onDraw={() => setDrawing(true)}
              label={revealed ? 'What is decided' : 'Your vote'}
            />
            {revealed ? (
              <RulingForm value={ruling} entries={view.entries} question={question} onChange={setRuling} />
            ) : null}
            <div className="flex flex-wrap items-center gap-2">
              <Button variant="primary" busy={busy} disabled={!isFinished(revealed ? decided : answer)} onClick={send}>
                {revealed ? (view.state === 'ruled' ? 'Rule anew' : 'Rule') : 'Vote and see the answers'}
                <Kbd keys="mod+enter" />
              </Button>
              {revealed && view.state !== 'ruled' ? (
                <Button variant="quiet" onClick={() => setParking(!parking)}>
                  Park
                </Button>
              ) : null}
              {view.state === 'ruled' && next ? (
                <Button variant="quiet" onClick={() => onOpen(next)}>
                  Next open item
                </Button>
              ) : null}
            </div>
            {parking ? <ParkForm owners={review.owners} busy={busy} onPark={onPark} /> : null}
          </section>
        ) : null}
      </aside>
    </div>
  )
}

function nextOpen(review: ReviewView, item: ItemId): ItemId | null {
  const at = review.agenda.findIndex((entry) => entry.item === item)
  const after = [...review.agenda.slice(at + 1), ...review.agenda.slice(0, at)]
  return after.find(({ state }) => state === 'open' || state === 'revealed')?.item ?? null
}

function toggled(set: ReadonlySet<string>, letter: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(letter)) next.add(letter)
  return next
}
