'use client'
import { useState } from 'react'
import type { SeenRuling } from '#lib/domain/review/review-view.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { Kbd } from '../ui/kbd.tsx'
import { AnswerWords } from './answer-words.tsx'

type Props = {
  precedents: readonly SeenRuling[]
  question: Question
  /** Whether one may still decide here. */
  mayRule: boolean
  overruled: string | null
  onOverrule: (ruling: string | null) => void
}

const shownAtFirst = 3

/** A precedent that can still be overruled. */
export function stands({ superseded, overruled }: SeenRuling): boolean {
  return !superseded && overruled === null
}

/** "Have we ruled on one like this?" Nearest first; to decide otherwise is an act of its own. */
export function PrecedentsPanel({ precedents, question, mayRule, overruled, onOverrule }: Props) {
  const [all, setAll] = useState(false)
  const shown = all ? precedents : precedents.slice(0, shownAtFirst)
  const nearest = precedents.find(stands)?.id
  return (
    <section aria-label="Earlier rulings" className="grid gap-1">
      <h4 className="font-medium">Have we ruled on one like this?</h4>
      {precedents.length === 0 ? (
        <p className="text-muted">Not on this pattern or these entries. You set the precedent.</p>
      ) : null}
      <ul className="grid gap-2">
        {shown.map((ruling) => (
          <li key={ruling.id} className="border-line border-l-2 pl-2">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">
                {ruling.answer ? (
                  <AnswerWords answer={ruling.answer} question={question} />
                ) : (
                  'can’t be read at this version'
                )}
              </span>
              <span className="text-faint text-sm">
                {ruling.item} · {ruling.author} · {ruling.samePattern ? 'same pattern' : 'same entry'}
                {ruling.superseded ? ' · superseded' : ''}
              </span>
            </p>
            <p className="text-muted">{ruling.reason}</p>
            {ruling.overruled ? (
              <p className="text-sm text-warn">
                Overruled on {ruling.overruled.item}: {ruling.overruled.reason}
              </p>
            ) : null}
            {mayRule && stands(ruling) ? (
              <label className="mt-0.5 inline-flex items-center gap-1.5 text-sm">
                <input
                  type="checkbox"
                  checked={overruled === ruling.id}
                  onChange={(event) => onOverrule(event.target.checked ? ruling.id : null)}
                />
                I overrule this; the reason says why
                {ruling.id === nearest ? <Kbd keys="o" /> : null}
              </label>
            ) : null}
          </li>
        ))}
      </ul>
      {precedents.length > shownAtFirst ? (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="w-fit rounded-sm text-accent text-sm hover:underline"
        >
          {all ? 'Show the nearest only' : `${precedents.length - shownAtFirst} more`}
        </button>
      ) : null}
    </section>
  )
}
