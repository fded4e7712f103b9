import type { ReadAnswer } from '#lib/domain/definition/projected-answer.ts'
import { classNameIn } from '#lib/domain/schema/names.ts'
import { classesOf, type Question } from '#lib/domain/schema/question.ts'
import { Swatch } from '../ui/swatch.tsx'

/** An answer in words, with the colour of its class. */
export function AnswerWords({ answer, question }: { answer: ReadAnswer; question: Question }) {
  switch (answer.kind) {
    case 'lacks':
      return (
        <span>
          <span className="text-muted">x lacks the information:</span> {answer.reason}
        </span>
      )
    case 'text':
      return (
        <span dir="auto" className="break-words">
          “{answer.text}”
        </span>
      )
    case 'choice': {
      const colour = classesOf(question).find(({ id }) => id === answer.class)?.colour
      return (
        <span className="inline-flex items-center gap-1.5">
          {colour === undefined ? null : <Swatch color={colour} />}
          {classNameIn(question, answer.class)}
        </span>
      )
    }
    case 'boxes':
      return <BoxCounts answer={answer} question={question} />
  }
}

function BoxCounts({ answer, question }: { answer: Extract<ReadAnswer, { kind: 'boxes' }>; question: Question }) {
  if (answer.regions.length === 0) return <span>nothing drawn</span>
  const counts = Map.groupBy(answer.regions, (region) => region.class)
  return (
    <span>
      {[...counts].map(([of, regions]) => (
        <span key={of ?? 'none'} className="mr-2.5 inline-flex items-center gap-1 tabular-nums">
          <Swatch color={classesOf(question).find(({ id }) => id === of)?.colour ?? 0} />
          {regions.length} {of === null ? 'to relabel' : `× ${classNameIn(question, of)}`}
        </span>
      ))}
    </span>
  )
}
