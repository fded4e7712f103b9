import type { AgendaEntry, SeenRuling } from '#lib/domain/review/review-view.ts'
import type { Question } from '#lib/domain/schema/question.ts'
import { AnswerWords } from './answer-words.tsx'

/** The ruling that stands on the item: what, why, by whom, and who saw it otherwise. */
export function StandingRuling({ ruling, question }: { ruling: SeenRuling; question: Question }) {
  return (
    <div className="rounded-md bg-good-soft p-2">
      <p className="font-medium">
        Ruled: {ruling.answer ? <AnswerWords answer={ruling.answer} question={question} /> : 'needs a new ruling'}
      </p>
      <p className="text-muted">{ruling.reason}</p>
      <p className="text-muted text-sm">
        {ruling.author}
        {ruling.like ? ` · as on ${ruling.like}` : ''}
        {ruling.dissent.length > 0 ? ` · dissent: ${ruling.dissent.join(', ')} voted otherwise` : ''}
      </p>
    </div>
  )
}

/** Who takes a parked item up again, by when, and what is missing. */
export function ParkedNote({ parked }: { parked: NonNullable<AgendaEntry['parked']> }) {
  const day = parked.until
    ? new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(parked.until))
    : null
  return (
    <p className="rounded-md bg-warn-soft p-2 text-warn">
      <span className="font-medium">
        Parked with {parked.owner ?? 'nobody'}
        {day ? ` until ${day}` : ''}
      </span>
      : {parked.reason}
    </p>
  )
}
