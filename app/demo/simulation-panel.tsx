'use client'

import { useRouter } from 'next/navigation'
import { Panel } from '#components/ui/panel.tsx'
import type { SeenSimulation } from '#lib/server/demo/request-simulation.ts'
import { FinishRound } from './finish-round.tsx'

/** In the demo alone, on a project's first screen: the open rounds that the simulated labelers could finish. */
export function SimulationPanel({ project, simulation }: { project: string; simulation: SeenSimulation }) {
  const router = useRouter()
  if (simulation.rounds.length === 0) return null
  return (
    <Panel title={simulation.rounds.length === 1 ? `${simulation.rounds[0]?.name} is open` : 'Open rounds'}>
      <ul className="grid gap-2">
        {simulation.rounds.map((round) => (
          <li key={round.id} className="grid gap-1">
            {simulation.rounds.length > 1 ? <p className="font-medium">{round.name}</p> : null}
            <FinishRound project={project} round={round} job={simulation.job} onDone={() => router.refresh()} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
