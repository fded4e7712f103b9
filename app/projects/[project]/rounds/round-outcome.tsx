'use client'

import { useEffect, useState } from 'react'
import { coefficient, FigureValue } from '#components/agreement/figure-value.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { callApi } from '#lib/client/api.ts'
import type { RoundForesight } from '#lib/domain/impact/foresee-round.ts'
import { reasons } from '#lib/domain/statistics/figure.ts'
import type { RoundOutcome } from '#lib/server/rounds/foresee-round.ts'

type Props = { project: string; items: number; labelers: number }
type Answer = { of: string; outcome: RoundOutcome | null }

/** How long after the last stroke it is worked out anew, in ms. */
const quietMs = 350

/** What a round of this size could tell, judged from the pilot, while its size is still being chosen. */
export function RoundOutcomeView({ project, items, labelers }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const sensible = Number.isInteger(items) && items > 0 && Number.isInteger(labelers) && labelers > 0
  const of = `items=${items}&labelers=${labelers}`
  useEffect(() => {
    if (!sensible) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      callApi<{ outcome: RoundOutcome | null }>(`/api/v1/projects/${project}/rounds/foresight?${of}`, {
        signal: abort.signal,
      })
        .then(({ outcome }) => setAnswer({ of, outcome }))
        .catch(() => {}) // a round can be opened without it
    }, quietMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [project, of, sensible])
  if (!sensible || (answer && answer.outcome === null)) return null
  if (!answer?.outcome) return <Skeleton className="h-12 max-w-prose" />
  const { pilot, questions, hours } = answer.outcome
  return (
    <section
      aria-label="What it could tell"
      aria-busy={answer.of !== of}
      className={answer.of === of ? 'grid gap-2' : 'grid gap-2 opacity-50'}
    >
      <h3 className="font-medium text-sm">
        What it could tell <span className="font-normal text-faint">judged from {pilot.name}</span>
      </h3>
      <ul className="grid gap-2">
        {questions.map((question) => (
          <li key={question.question} className="max-w-prose">
            {questions.length > 1 ? <span className="font-medium">{question.name} </span> : null}
            <Foreseen question={question} />
          </li>
        ))}
      </ul>
      {hours === null ? null : (
        <p className="text-muted">
          About <span className="tabular-nums">{hoursWords(hours)}</span> of labeling in all, at the pace of{' '}
          {pilot.name}.
        </p>
      )}
    </section>
  )
}

function Foreseen({ question: { pilot, foreseen } }: { question: RoundForesight }) {
  if ('undefined' in foreseen)
    return <span className="text-muted">It can’t be judged: {reasons[foreseen.undefined]}</span>
  return (
    <>
      Alpha was <FigureValue name="alpha" figure={pilot} />. This round would tell it to{' '}
      <strong className="tabular-nums">± {coefficient(foreseen.halfWidth)}</strong>; a change between two such rounds
      shows from <strong className="tabular-nums">{coefficient(foreseen.smallestChange)}</strong> on, four times in
      five.
      {foreseen.by === 'interval' ? (
        <span className="text-faint"> For as many labelers as the pilot had; more narrow it further.</span>
      ) : null}
    </>
  )
}

function hoursWords(hours: number): string {
  const minutes = Math.max(1, Math.round(hours * 60))
  if (minutes < 90) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  return hours < 10 ? `${hours.toFixed(1)} hours` : `${Math.round(hours)} hours`
}
