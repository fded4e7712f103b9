import type { RunningRound } from '#lib/domain/impact/project-facts.ts'
import { count } from '../agreement/measurement-words.ts'
import { aboutDuration } from '../assignment/round-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Link } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { Progress } from '../ui/progress.tsx'

type Props = { base: string; rounds: readonly RunningRound[]; now: Date }

/** Open rounds: how far, how fast, and when they end. */
export function RunningRounds({ base, rounds, now }: Props) {
  return (
    <Panel title={rounds.length === 1 ? 'The open round' : 'Open rounds'}>
      {rounds.length === 0 ? (
        <p className="text-muted">
          No round is open.{' '}
          <Link href={`${base}/rounds`} className="rounded-sm text-accent underline underline-offset-2">
            See the rounds
          </Link>
        </p>
      ) : (
        <ul className="grid gap-4">
          {rounds.map((round) => (
            <li key={round.id} className="grid gap-1.5">
              <p className="flex flex-wrap items-center gap-2">
                <Link href={`${base}/rounds`} className="rounded-sm font-medium hover:text-accent">
                  {round.name}
                </Link>
                <Badge tone="accent">v{round.version}</Badge>
                {round.kind === 'relabel' ? <Badge>relabeling</Badge> : null}
                <span className="ml-auto text-muted">
                  {round.wanted - round.remaining} of {count(round.wanted, 'answer')}
                </span>
              </p>
              <Progress
                value={round.wanted - round.remaining}
                max={round.wanted}
                label={`${round.wanted - round.remaining} of ${round.wanted} answers in ${round.name}`}
              />
              <p className="text-faint text-sm">{paceWords(round, now)}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function paceWords({ remaining, hoursLeft, endsAt }: RunningRound, now: Date): string {
  if (remaining === 0) return 'all answers are in'
  const parts = [
    hoursLeft === null ? null : `${aboutDuration(hoursLeft * 3600)} of work left`,
    endsAt === null ? null : `done in ${aboutDuration((endsAt.getTime() - now.getTime()) / 1000)} at this pace`,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : 'too early to tell when it ends'
}
