import type { ReactNode } from 'react'
import { figureMeanings } from '#lib/domain/agreement/figure-meanings.ts'
import type { ProjectFacts } from '#lib/domain/impact/project-facts.ts'
import { FigureValue } from '../agreement/figure-value.tsx'
import { count, howWords } from '../agreement/measurement-words.ts'
import { aboutDuration } from '../assignment/round-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Link } from '../ui/link.tsx'
import { Progress } from '../ui/progress.tsx'
import { agoWords } from './when.ts'

type Props = { base: string; facts: ProjectFacts }

/** Progress, agreement now, and the last release, side by side. */
export function StandingFacts({ base, facts }: Props) {
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
      <Fact name="Progress" href={`${base}/rounds`}>
        <RoundNow facts={facts} />
      </Fact>
      <Fact name="Agreement now" href={`${base}/agreement`}>
        <AgreementFact facts={facts} />
      </Fact>
      <Fact name="Latest release" href={`${base}/releases`}>
        <ReleaseFact facts={facts} />
      </Fact>
    </dl>
  )
}

function Fact({ name, href, children }: { name: string; href: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">
        <Link href={href} className="rounded-sm hover:text-accent">
          {name}
        </Link>
      </dt>
      <dd className="mt-1 grid gap-1">{children}</dd>
    </div>
  )
}

function RoundNow({ facts: { running, lastRound, items, now } }: { facts: ProjectFacts }) {
  const round = running.find(({ remaining }) => remaining > 0) ?? running[0]
  if (round) {
    const done = round.wanted - round.remaining
    const end =
      round.endsAt && round.remaining > 0
        ? `done in ${aboutDuration((round.endsAt.getTime() - now.getTime()) / 1000)}`
        : null
    return (
      <>
        <span className="text-md">
          {round.name}: {done} of {count(round.wanted, 'answer')}
        </span>
        <Progress value={done} max={round.wanted} label={`${done} of ${round.wanted} answers in ${round.name}`} />
        <span className="text-faint text-sm">
          {end ?? (round.remaining === 0 ? 'all answers are in' : 'under way')}
        </span>
      </>
    )
  }
  return (
    <>
      <span className="text-md">{count(items, 'item')}</span>
      <span className="text-faint text-sm">
        {lastRound
          ? `${lastRound.name} ended ${agoWords(lastRound.closedAt ?? lastRound.openedAt, now)}`
          : 'no round yet'}
      </span>
    </>
  )
}

function AgreementFact({ facts: { agreement, measuring } }: { facts: ProjectFacts }) {
  const [first] = agreement?.headline ?? []
  if (measuring) return <span className="text-md text-muted">being measured</span>
  if (!agreement || !first) return <span className="text-md text-muted">not measured yet</span>
  return (
    <>
      <span className="text-md">
        {figureMeanings[first.name].name} <FigureValue figure={first.figure} name={first.name} />
      </span>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-faint text-sm">
        {howWords[agreement.how].word} · v{agreement.version} · {agreement.items} × {agreement.labelers}
        {agreement.simulated ? <Badge tone="warn">simulated</Badge> : null}
      </span>
    </>
  )
}

function ReleaseFact({ facts: { release, now } }: { facts: ProjectFacts }) {
  if (!release) return <span className="text-md text-muted">none yet</span>
  return (
    <>
      <span className="text-md">{release.name || `Release ${release.number}`}</span>
      <span className="text-faint text-sm">
        v{release.version} · {count(release.rows, 'label')} · {agoWords(release.madeAt, now)}
      </span>
    </>
  )
}
