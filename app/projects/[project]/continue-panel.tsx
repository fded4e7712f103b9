import { ArrowRight } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { aboutTime } from '#components/workbench/state-words.ts'
import type { AnswerNote } from '#lib/domain/review/comment.ts'
import type { OwnRound } from '#lib/server/labeling/own-outlook.ts'

type Props = { project: string; rounds: readonly OwnRound[]; answers: readonly AnswerNote[] }

/** What a labeler came for: one button, and the answers to what she asked. */
export function ContinuePanel({ project, rounds, answers }: Props) {
  const [round] = rounds
  return (
    <Panel>
      <div className="grid gap-4 pt-2">
        {round ? (
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <div className="grid min-w-0 grow basis-72 gap-1.5">
              <p className="text-md">
                <span className="font-medium">{round.name}</span>
                <span className="text-muted">
                  {' '}
                  · definition v{round.versionNumber} · {round.left} to go
                  {round.secondsLeft === null ? '' : `, ${aboutTime(round.secondsLeft)}`}
                </span>
              </p>
              <Progress
                value={round.done}
                max={round.done + round.left}
                label={`${round.done} of ${round.done + round.left} done`}
              />
            </div>
            <Button asChild variant="primary" size="lg">
              <Link href={`/projects/${project}/label`}>
                {round.done > 0 ? 'Continue' : 'Start'} <ArrowRight aria-hidden />
              </Link>
            </Button>
          </div>
        ) : (
          <p className="text-md text-muted">Nothing waits for you. When your lead opens a round, it stands here.</p>
        )}
        {answers.length > 0 ? (
          <section aria-label="Answers" className="grid gap-2 border-line border-t pt-3">
            <h2 className="font-medium text-muted text-sm">Answers from your lead</h2>
            <ul className="grid gap-2">
              {answers.slice(0, 5).map((answer) => (
                <li key={answer.id} className="grid gap-0.5 text-md">
                  <p className="text-muted">
                    {answer.question.own ? 'You asked: ' : 'Asked: '}
                    {answer.question.text}
                  </p>
                  <p>{answer.text}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Panel>
  )
}
