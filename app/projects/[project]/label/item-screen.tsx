'use client'

import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useCommands } from '#components/ui/use-commands.ts'
import { DefinitionAside } from '#components/workbench/definition-aside.tsx'
import { ItemStage } from '#components/workbench/item-stage.tsx'
import { QuestionPanel, TextBody } from '#components/workbench/question-panel.tsx'
import { WordsForm } from '#components/workbench/words-form.tsx'
import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'
import { ActionBar } from './action-bar.tsx'
import { itemCommands } from './item-commands.ts'
import { readAutoPlay, readDefinitionOpen, writeAutoPlay, writeDefinitionOpen } from './preferences.ts'
import type { LabelingSession } from './session.ts'
import { isOneStroke, type SessionState, type Shown } from './session-state.ts'

type Props = { session: LabelingSession; state: SessionState; shown: Shown }

/** What asks for words at the moment. */
type Asking = { for: 'skip' | 'flag' } | { for: 'lacks'; question: QuestionId } | null

/** The item, the questions about it, and the definition of the class at hand. */
export function ItemScreen({ session, state, shown }: Props) {
  const { item, store, questions, past } = shown
  const readOnly = useStore(store, (one) => one.readOnly)
  const active = useStore(store, (one) => one.active)
  const [asking, setAsking] = useState<Asking>(null)
  const [boxes, setBoxes] = useState<BoxesStore | null>(null)
  const [atHand, setAtHand] = useState<ClassId | null>(null)
  const [definitionOpen, setDefinitionOpen] = useState(readDefinitionOpen)
  const [autoPlay, setAutoPlay] = useState(readAutoPlay)
  const question = questions.find(({ id }) => id === active) ?? questions[0]
  const isAudio = item.media.some(({ role, measures }) => role === 'primary' && measures.kind === 'audio')
  const texts = isAudio ? questions.filter((one) => one.kind === 'text') : []

  const choose = (id: QuestionId, classId: ClassId) => {
    setAtHand(classId)
    store.getState().answer(id, { kind: 'choice', class: classId })
    if (isOneStroke(questions)) void session.submit()
    // Keys stay with the classes before a question that need not be answered: its field would take them.
    else if (questions[questions.findIndex((one) => one.id === id) + 1]?.required) store.getState().step(1)
  }
  const toggleDefinition = () => {
    writeDefinitionOpen(!definitionOpen)
    setDefinitionOpen(!definitionOpen)
  }
  const toggleAutoPlay = () => {
    writeAutoPlay(!autoPlay)
    setAutoPlay(!autoPlay)
  }
  const leafDefinitions = (step: 1 | -1) => {
    const ids = question ? classesOf(question).map(({ id }) => id) : []
    const at = atHand ? ids.indexOf(atHand) : 0
    setAtHand(ids[(at + step + ids.length) % ids.length] ?? null)
    if (!definitionOpen) toggleDefinition()
  }
  const commands = itemCommands({
    session,
    shown,
    question: question ?? null,
    readOnly,
    boxes,
    choose,
    ask: (what) => setAsking(what === 'lacks' ? { for: 'lacks', question: active } : { for: what }),
    toggleDefinition,
    leafDefinitions,
    toggleAutoPlay: isAudio ? toggleAutoPlay : null,
  })
  useCommands(commands)
  const lacks = useMemo(
    () =>
      asking?.for === 'lacks'
        ? {
            question: asking.question,
            form: (
              <WordsForm
                title="What is missing to tell?"
                note="This is an answer of its own, and may lead to a better picture or recording."
                suggestions={isAudio ? ['unintelligible', 'too quiet', 'cut off'] : ['blurred', 'too dark', 'cut off']}
                action="Answer so"
                onCancel={() => setAsking(null)}
                onDone={(reason) => {
                  setAsking(null)
                  store.getState().answer(asking.question, { kind: 'lacks', reason })
                  if (isOneStroke(questions)) void session.submit()
                }}
              />
            ),
          }
        : null,
    [asking, isAudio, questions, session, store],
  )
  if (!question) return null
  return (
    <>
      <main className="flex min-h-0 flex-1">
        <h1 className="sr-only">{question.name}</h1>
        <div className="flex min-w-0 flex-1 flex-col">
          <Standing session={session} shown={shown} />
          <ItemStage
            item={item}
            questions={questions}
            store={store}
            readOnly={readOnly}
            autoPlay={autoPlay && !past}
            onAutoPlay={isAudio ? { on: autoPlay, toggle: toggleAutoPlay } : null}
            onBoxes={setBoxes}
          />
          {texts.map((text) =>
            text.kind === 'text' ? <TextBody key={text.id} question={text} store={store} readOnly={readOnly} /> : null,
          )}
        </div>
        <aside
          aria-label="Questions"
          className="flex w-80 flex-none flex-col gap-3 overflow-y-auto border-line border-l bg-surface p-3"
        >
          {item.asked ? <Notice tone="accent">Asked again: {item.asked.reason}</Notice> : null}
          <QuestionPanel
            questions={questions}
            store={store}
            boxes={boxes}
            readOnly={readOnly}
            textBelow={isAudio}
            lacks={lacks}
            onChoose={choose}
            onLacks={(id) => setAsking({ for: 'lacks', question: id })}
            onPoint={setAtHand}
            atHand={atHand}
          />
          {state.problem ? <Notice tone="danger">{state.problem.message}</Notice> : null}
          {state.definition ? (
            <DefinitionAside
              definition={state.definition}
              examples={state.examples}
              question={question}
              classId={atHand ?? classesOf(question)[0]?.id ?? null}
              open={definitionOpen}
              onToggle={toggleDefinition}
            />
          ) : null}
        </aside>
      </main>
      <ActionBar commands={commands} past={past}>
        {asking?.for === 'skip' ? (
          <WordsForm
            title="Why do you skip this item?"
            note="Someone else will get it. If nobody is left, the lead sees your reason."
            suggestions={['not my field', 'will not load', 'unsure']}
            action="Skip it"
            onCancel={() => setAsking(null)}
            onDone={(reason) => void session.skip(reason)}
          />
        ) : null}
        {asking?.for === 'flag' ? (
          <WordsForm
            title="What do you want to ask?"
            note="Your lead answers; you go on meanwhile. Other labelers don’t see your question."
            action="Ask"
            onCancel={() => setAsking(null)}
            onDone={(text) => {
              setAsking(null)
              void session.ask(text)
            }}
          />
        ) : null}
      </ActionBar>
    </>
  )
}

/** Why this item is not simply there to be labeled, in a line above it. */
function Standing({ session, shown }: { session: LabelingSession; shown: Shown }) {
  const { past, item, editor } = shown
  if (!past && editor === 'editor') return null
  return (
    <div className="flex flex-none items-center gap-3 border-line border-b bg-accent-soft px-3 py-1.5">
      <p className="grow">{past ? pastWords(shown) : 'You have this item open in another tab, which edits it.'}</p>
      {past ? (
        <>
          {item.closed ? null : (
            <Button size="sm" onClick={() => void session.undo()}>
              Take it back
            </Button>
          )}
          <Button size="sm" variant="primary" onClick={() => void session.forward()}>
            Go on labeling
          </Button>
        </>
      ) : (
        <Button size="sm" variant="primary" onClick={() => session.takeOver()}>
          Take over here
        </Button>
      )}
    </div>
  )
}

function pastWords({ item }: Shown): string {
  const what = item.state === 'skipped' ? 'You skipped this item' : 'You handed this item in'
  if (item.closed) return `${what}. It is closed, so its answer is final.`
  if (item.submitted?.surplus) return `${what} after your lease had run out; it is kept, but left out of agreement.`
  return `${what}. It is still open: take it back with Z to change it.`
}
