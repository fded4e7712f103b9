import type { Revealed } from '#lib/domain/review/review-view.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { Badge } from '../ui/badge.tsx'
import { cn } from '../ui/class-names.ts'
import { AnswerWords } from './answer-words.tsx'
import { LetterBadge } from './letter-badge.tsx'
import { StandingRuling } from './standing-ruling.tsx'

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
            </span>
            <span
              className={cn(
                'flex shrink-0 items-center gap-1 py-0.5',
                one.answer?.kind === 'boxes' && 'flex-col-reverse items-end',
              )}
            >
              {one.simulated ? <Badge tone="warn">simulated</Badge> : null}
              {one.answer ? (
                <button
                  type="button"
                  aria-pressed={taken === one.letter}
                  onClick={() => onTake(one.letter)}
                  title={`Take answer ${one.letter} (Shift+${one.letter})`}
                  className="rounded-sm px-1.5 text-accent text-sm hover:bg-accent-soft aria-pressed:bg-accent-soft aria-pressed:font-medium"
                >
                  {taken === one.letter ? 'taken' : 'take'}
                </button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <div className="flex gap-3">
        <h4 className="py-0.5 text-faint">Votes</h4>
        <ul className="min-w-0 grow">
          {revealed.votes.map((vote) => (
            <li key={`${vote.name} ${vote.mine}`} className="flex gap-2 py-0.5">
              <span className="w-20 shrink-0 truncate text-muted">{vote.mine ? 'you' : vote.name}</span>
              <AnswerWords answer={vote.answer} question={question} />
            </li>
          ))}
        </ul>
      </div>
      {revealed.rulings.map((ruling) => (
        <StandingRuling key={ruling.id} ruling={ruling} question={question} />
      ))}
    </section>
  )
}
