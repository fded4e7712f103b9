'use client'

import { PenLine, Plus } from 'lucide-react'
import { Fragment, type ReactNode, useState } from 'react'
import { completenessOf } from '#lib/domain/definition/completeness.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import { classesOf, type Question } from '#lib/domain/schema/question.ts'
import type { Figure } from '#lib/domain/statistics/figure.ts'
import { FigureValue } from '../agreement/figure-value.tsx'
import { cn } from '../ui/class-names.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Swatch } from '../ui/swatch.tsx'
import { useListWalk } from '../ui/use-list-walk.ts'
import { changesOn, entryOf, pagesOf, type Selection, samePage } from './selection.ts'

export type ClassFigure = { question: string; class: string | null; figure: Figure }

type Props = {
  definition: Definition
  page: Selection
  onOpen: (page: Selection) => void
  /** Agreement by class and question, for those who may see it. */
  figures: readonly ClassFigure[]
  /** What the draft changes; its pages are marked. */
  changes: readonly Change[]
  /** Draft mode: adds to what is asked. */
  onAddClass?: (question: Question) => void
  onAddQuestion?: () => void
}

/** The pages of the label book, by question and class, each with how complete it is and how well it is agreed on. */
export function Contents({ definition, page, onOpen, figures, changes, onAddClass, onAddQuestion }: Props) {
  const pages = pagesOf(definition)
  const at = pages.findIndex((one) => samePage(one, page))
  const { current, setCurrent, rowProps } = useListWalk({
    count: pages.length,
    what: 'pages',
    initial: Math.max(0, at),
    onOpen: (index) => pages[index] && onOpen(pages[index]),
  })
  const [last, setLast] = useState(at)
  if (last !== at) {
    setLast(at)
    setCurrent(at)
  }
  const row = (target: Selection, label: ReactNode, more: ReactNode = null, className = '') => {
    const index = pages.findIndex((one) => samePage(one, target))
    const open = samePage(target, page)
    return (
      <li {...rowProps(index)}>
        <button
          type="button"
          aria-current={open ? 'page' : undefined}
          onClick={() => onOpen(target)}
          className={cn(
            'flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-sunken',
            open && 'bg-accent-soft hover:bg-accent-soft',
            !open && index === current && 'outline outline-line-strong -outline-offset-1',
            className,
          )}
        >
          <span className="flex min-w-0 grow items-center gap-2">{label}</span>
          {changesOn(target, changes).length > 0 ? <ChangedMark /> : null}
          {more}
        </button>
      </li>
    )
  }
  return (
    <nav aria-label="Pages of the label book" className="grid gap-4">
      <ul className="grid gap-0.5">{row({ at: 'general' }, 'General rules')}</ul>
      {definition.schema.questions.map((question) => (
        <section key={question.id} aria-label={question.name}>
          <ul className="grid gap-0.5">
            {row(
              { at: 'question', question: question.id },
              <span className="truncate font-medium">{question.name}</span>,
              <Agreement figures={figures} question={question.id} classId={null} />,
            )}
            {classesOf(question).map((one) => (
              <Fragment key={one.id}>
                {row(
                  { at: 'class', question: question.id, class: one.id },
                  <>
                    <Swatch color={one.colour} />
                    <span className="truncate">{one.name}</span>
                    {one.key ? <Kbd keys={one.key} /> : null}
                  </>,
                  <>
                    <Agreement figures={figures} question={question.id} classId={one.id} />
                    <Completeness
                      definition={definition}
                      page={{ at: 'class', question: question.id, class: one.id }}
                    />
                  </>,
                  'pl-4',
                )}
              </Fragment>
            ))}
            {question.kind === 'text'
              ? row(
                  { at: 'rules', question: question.id },
                  'Transcript rules',
                  <span className="text-faint text-sm tabular-nums">
                    {definition.conventions.filter((rule) => rule.question === question.id).length}
                  </span>,
                  'pl-4',
                )
              : null}
          </ul>
          {onAddClass && question.kind !== 'text' ? (
            <AddButton label="Add a class" onClick={() => onAddClass(question)} />
          ) : null}
        </section>
      ))}
      <ul className="grid gap-0.5">{row({ at: 'input' }, 'Acceptable input')}</ul>
      {onAddQuestion ? <AddButton label="Add a question" onClick={onAddQuestion} /> : null}
    </nav>
  )
}

/** Stands at pages that the draft changes. */
function ChangedMark() {
  return (
    <span title="Changed in this draft" className="text-accent-strong [&_svg]:size-3.5">
      <PenLine aria-label="changed in this draft" />
    </span>
  )
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="mt-0.5 flex min-h-7 items-center gap-2 rounded-md px-4 text-accent text-sm hover:bg-sunken [&_svg]:size-3.5"
    >
      <Plus aria-hidden />
      {label}
    </button>
  )
}

function Agreement({
  figures,
  question,
  classId,
}: {
  figures: Props['figures']
  question: string
  classId: string | null
}) {
  const found = figures.find((one) => one.question === question && one.class === classId)
  if (!found || !('value' in found.figure)) return null
  const { value, units, answers } = found.figure
  return (
    <span
      className="text-muted text-sm"
      title={`Agreement (alpha) on the latest round: ${units} items, ${answers} answers`}
    >
      <span className="sr-only">agreement </span>
      <FigureValue name="alpha" figure={{ value, units, answers, interval: null }} />
    </span>
  )
}

const bars = [0, 1, 2, 3]

/** Four small bars: how many of the parts of a good entry are there. */
function Completeness({ definition, page }: { definition: Definition; page: Selection }) {
  const { done, of, missing } = completenessOf(entryOf(definition, page))
  const words = missing.length === 0 ? 'Complete' : `${done} of ${of}; missing: ${missing.join(', ')}`
  return (
    <span title={words} className="flex gap-0.5">
      <span className="sr-only">{words}</span>
      {bars.slice(0, of).map((part) => (
        <span key={part} aria-hidden className={cn('h-3 w-1 rounded-full', part < done ? 'bg-accent' : 'bg-line')} />
      ))}
    </span>
  )
}
