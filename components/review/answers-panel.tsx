import type { Revealed, SeenRuling } from '#lib/domain/review/review-view.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { Badge } from '../ui/badge.tsx'
import { AnswerWords } from './answer-words.tsx'
import { LetterBadge } from './letter-badge.tsx'

type Props = {
  revealed: Revealed
  question: Question
  hidden: ReadonlySet<string>
  taken: string | null
  onToggle: (letter: string) => void
  onTake: (letter: string) => void
}

/** What was said: labelers under letters, then the votes, the reader's own last. */
export function AnswersPanel({ revealed, question, hidden, taken, onToggle, onTake }: Props) {
  return (
    <section aria-label="Answers" className="grid gap-3">
      <ul className="grid gap-1">
        {revealed.answers.map((one) => (
          <li key={one.letter} className="flex items-start gap-2">
            <button
              type="button"
              title={`Show or hide ${one.letter}`}
              aria-pressed={!hidden.has(one.letter)}
              onClick={() => onToggle(one.letter)}
              className="mt-0.5 shrink-0 rounded-sm aria-[pressed=false]:opacity-35"
            >
              <LetterBadge letter={one.letter} />
            </button>
            <span className="min-w-0 grow py-0.5">
              {one.answer ? (
                <AnswerWords answer={one.answer} question={question} />
              ) : (
                <span className="text-muted">needs relabeling: {one.needsRelabel}</span>
              )}
              {one.simulated ? (
                <Badge tone="warn" className="ml-2">
                  simulated
                </Badge>
              ) : null}
            </span>
            {one.answer ? (
              <button
                type="button"
                aria-pressed={taken === one.letter}
                onClick={() => onTake(one.letter)}
                className="shrink-0 rounded-sm px-1.5 py-0.5 text-accent text-sm hover:bg-accent-soft aria-pressed:bg-accent-soft aria-pressed:font-medium"
              >
                {taken === one.letter ? 'taken' : 'take'}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <div>
        <h4 className="text-faint text-sm">Votes</h4>
        <ul>
          {revealed.votes.map((vote) => (
            <li key={`${vote.name} ${vote.mine}`} className="flex gap-2 py-0.5">
              <span className="w-24 shrink-0 truncate text-muted">{vote.mine ? 'you' : vote.name}</span>
              <AnswerWords answer={vote.answer} question={question} />
            </li>
          ))}
        </ul>
      </div>
      {revealed.rulings.map((ruling) => (
        <div key={ruling.id} className="rounded-md bg-good-soft p-2">
          <p className="font-medium">
            Ruled: {ruling.answer ? <AnswerWords answer={ruling.answer} question={question} /> : 'needs a new ruling'}
          </p>
          <p className="text-muted">{ruling.reason}</p>
        </div>
      ))}
    </section>
  )
}

type PrecedentProps = {
  precedents: readonly SeenRuling[]
  question: Question
  /** Whether one may still decide here. */
  mayRule: boolean
  overruled: string | null
  onOverrule: (ruling: string | null) => void
}

/** "Have we ruled on one like this?" Nearest first; to decide otherwise is an act of its own. */
export function PrecedentsPanel({ precedents, question, mayRule, overruled, onOverrule }: PrecedentProps) {
  return (
    <section aria-label="Earlier rulings" className="grid gap-1">
      <h4 className="font-medium">Have we ruled on one like this?</h4>
      {precedents.length === 0 ? (
        <p className="text-muted">Not on this pattern or these entries. You set the precedent.</p>
      ) : null}
      <ul className="grid gap-2">
        {precedents.slice(0, 5).map((ruling) => (
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
            {ruling.superseded || !mayRule ? null : (
              <label className="mt-0.5 inline-flex items-center gap-1.5 text-sm">
                <input
                  type="checkbox"
                  checked={overruled === ruling.id}
                  onChange={(event) => onOverrule(event.target.checked ? ruling.id : null)}
                />
                I overrule this; the reason says why
              </label>
            )}
          </li>
        ))}
      </ul>
      {precedents.length > 5 ? <p className="text-faint text-sm">and {precedents.length - 5} more</p> : null}
    </section>
  )
}
