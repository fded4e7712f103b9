'use client'

import { Bot } from 'lucide-react'
import { useState } from 'react'
import { JobPanel } from '#app/jobs/job-panel.tsx'
import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { callApi } from '#lib/client/api.ts'
import type { SeenSimulation } from '#lib/server/demo/request-simulation.ts'
import type { SimulationResult } from '#lib/server/demo/simulate-job.ts'
import type { JobView } from '#lib/server/jobs/see-jobs.ts'

type Props = {
  project: string
  round: { id: string; name: string }
  /** What they are doing already. */
  job: SeenSimulation['job']
  onDone: () => void | Promise<void>
}

/** In the demo alone: lets the simulated labelers go on with a round, and shows how far they are. */
export function FinishRound({ project, round, job: running, onDone }: Props) {
  const { busy, error, run } = useTask()
  const say = useStatus()
  const [job, setJob] = useState(running?.round === round.id ? running.id : null)
  const [outcome, setOutcome] = useState<string | null>(null)

  const start = () =>
    run(async () => {
      const body = { project, round: round.id }
      setJob((await callApi<JobView>('/api/v1/demo/simulate', { method: 'POST', body })).id)
    })
  async function end(ended: JobView) {
    const words = ended.state === 'done' ? sayResult(ended.result as SimulationResult) : ended.message
    say(words)
    setOutcome(words)
    setJob(null)
    await onDone()
  }
  return (
    <div className="grid gap-2 rounded-md border border-line-strong border-dashed px-3 py-2.5">
      {job ? (
        <JobPanel
          id={job}
          title={`The simulated labelers are at work on ${round.name}`}
          onEnd={(one) => void end(one)}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="min-w-0 grow basis-72 text-muted">
            <span className="font-medium text-ink">Demo.</span>{' '}
            {outcome ??
              'They follow the definition as it is published, each with habits, slips and measuring errors of their own.'}
          </p>
          <Button onClick={() => void start()} busy={busy}>
            <Bot aria-hidden />
            Let the simulated labelers finish this round
          </Button>
        </div>
      )}
      {error ? <p className="text-danger">{error.message}</p> : null}
    </div>
  )
}

function sayResult({ answers, missing }: SimulationResult): string {
  const given = `The simulated labelers handed in ${answers} ${answers === 1 ? 'answer' : 'answers'}.`
  if (missing === 0) return `${given} The round is closed.`
  const left = missing === 1 ? 'One is still in people’s hands' : `${missing} are still in people’s hands`
  return `${given} ${left}: label on, or close the round.`
}
