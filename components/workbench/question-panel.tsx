'use client'

import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import type { ClassId, QuestionId } from '#lib/domain/kernel/ids.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'
import type { LabelingStore } from '#lib/stores/labeling.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useTyping } from '../ui/use-typing.ts'
import { ClassList } from './choice-question.tsx'

const BoxesList = lazy(async () => ({ default: (await import('../image/boxes-list.tsx')).BoxesList }))
const TranscriptField = lazy(async () => ({ default: (await import('../audio/transcript-field.tsx')).TranscriptField }))

export type QuestionPanelProps = {
  questions: readonly Question[]
  store: LabelingStore
  boxes: BoxesStore | null
  readOnly: boolean
  /** Where a text question is answered under the recording instead of here. */
  textBelow: boolean
  /** A form that asks what the item lacks, open under this question. */
  lacks: { question: QuestionId; form: ReactNode } | null
  onChoose: (question: QuestionId, id: ClassId) => void
  onLacks: (question: QuestionId) => void
  onPoint: (id: ClassId) => void
  /** The class whose definition was asked for last. */
  atHand: ClassId | null
}

/** The questions about an item, each with its answer so far; the keys speak to the one that is marked. */
export function QuestionPanel(props: QuestionPanelProps) {
  const active = useStore(props.store, (state) => state.active)
  return (
    <div className="grid gap-4">
      {props.questions.map((question) => (
        <QuestionSection key={question.id} {...props} question={question} active={question.id === active} />
      ))}
    </div>
  )
}

function QuestionSection(props: QuestionPanelProps & { question: Question; active: boolean }) {
  const { question, questions, active, store, readOnly, lacks, onLacks } = props
  const answer = useStore(store, (state) => state.document.answers[question.id] ?? null)
  const several = questions.length > 1
  return (
    <section
      aria-label={question.name}
      onPointerDown={() => store.getState().activate(question.id)}
      className={cn(
        'grid gap-1.5',
        several && 'border-l-2 pl-2.5',
        several && (active ? 'border-accent' : 'border-line'),
      )}
    >
      <h2 className="font-semibold text-md">
        {question.name}
        {question.required ? null : <span className="ml-1.5 font-normal text-faint text-sm">optional</span>}
      </h2>
      {question.help ? <p className="text-muted">{question.help}</p> : null}
      <Body {...props} answer={answer} />
      {lacks?.question === question.id ? (
        lacks.form
      ) : (
        <LacksLine
          answer={answer}
          active={active}
          readOnly={readOnly}
          onOpen={() => onLacks(question.id)}
          onClear={() => store.getState().answer(question.id, null)}
        />
      )}
    </section>
  )
}

type BodyProps = QuestionPanelProps & { question: Question; active: boolean; answer: Answer | null }

function Body(props: BodyProps) {
  const { question, active, answer, store, boxes, readOnly, textBelow, atHand, onChoose, onPoint } = props
  switch (question.kind) {
    case 'choice':
      return (
        <ClassList
          classes={question.classes}
          chosen={answer?.kind === 'choice' ? answer.class : null}
          readOnly={readOnly}
          active={active}
          atHand={active ? atHand : null}
          onPoint={onPoint}
          onChoose={(id) => onChoose(question.id, id)}
        />
      )
    case 'boxes':
      return boxes ? (
        <BoxesBody question={question} boxes={boxes} readOnly={readOnly} active={active} onPoint={onPoint} />
      ) : null
    case 'text':
      return textBelow ? null : (
        <Suspense fallback={null}>
          <TextBody question={question} store={store} readOnly={readOnly} />
        </Suspense>
      )
  }
}

type BoxesBodyProps = {
  question: Extract<Question, { kind: 'boxes' }>
  boxes: BoxesStore
  readOnly: boolean
  active: boolean
  onPoint: (id: ClassId) => void
}

function BoxesBody({ question, boxes, readOnly, active, onPoint }: BoxesBodyProps) {
  const activeClass = useStore(boxes, (state) => state.activeClass)
  // The class is chosen by key as well, and the definition beside it follows.
  useEffect(() => {
    if (activeClass) onPoint(activeClass)
  }, [activeClass, onPoint])
  return (
    <>
      <ClassList
        classes={question.classes}
        chosen={activeClass}
        readOnly={readOnly}
        active={active}
        onPoint={onPoint}
        onChoose={(id) => boxes.getState().chooseClass(id)}
      />
      <Suspense fallback={null}>
        <BoxesList store={boxes} question={question} />
      </Suspense>
    </>
  )
}

/** Where a text question is answered. */
export function TextBody({
  question,
  store,
  readOnly,
}: {
  question: Extract<Question, { kind: 'text' }>
  store: LabelingStore
  readOnly: boolean
}) {
  const answer = useStore(store, (state) => state.document.answers[question.id])
  const active = useStore(store, (state) => state.active === question.id)
  return (
    <TranscriptField
      question={question}
      value={answer?.kind === 'text' ? answer.text : ''}
      readOnly={readOnly}
      active={active}
      onChange={(text) => store.getState().answer(question.id, text === '' ? null : { kind: 'text', text }, false)}
    />
  )
}

type LacksProps = {
  answer: Answer | null
  active: boolean
  readOnly: boolean
  onOpen: () => void
  onClear: () => void
}

/** "x lacks the information": an answer like any other, with its reason. */
function LacksLine({ answer, active, readOnly, onOpen, onClear }: LacksProps) {
  const typing = useTyping()
  if (answer?.kind === 'lacks') {
    return (
      <p className="flex items-center gap-2 rounded-md bg-warn-soft px-2 py-1.5 text-warn">
        <span className="min-w-0 grow break-words">It can’t be told: {answer.reason}</span>
        {readOnly ? null : (
          <Button size="sm" variant="quiet" onClick={onClear}>
            Take back
          </Button>
        )}
      </p>
    )
  }
  return (
    <Button variant="quiet" disabled={readOnly} className="w-full justify-start px-2 font-normal" onClick={onOpen}>
      <Kbd keys={typing ? 'alt+x' : 'x'} className={active ? '' : 'opacity-50'} />
      It can’t be told from this: why?
    </Button>
  )
}
