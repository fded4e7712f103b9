'use client'

import { Plus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { FinishRound } from '#app/demo/finish-round.tsx'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { useCommands } from '#components/ui/use-commands.ts'
import { callApi } from '#lib/client/api.ts'
import type { SeenSimulation } from '#lib/server/demo/request-simulation.ts'
import { ClosedRounds } from './closed-rounds.tsx'
import { OpenRoundPanel } from './open-round-panel.tsx'
import { RelabelNotice } from './relabel-notice.tsx'
import { RoundPanel } from './round-panel.tsx'
import type { OutlookView, RoundView } from './round-view.ts'

type Props = {
  project: string
  first: RoundView[]
  firstOutlook: OutlookView | null
  /** In the demo: what the simulated labelers are doing. */
  simulation: SeenSimulation | null
}

/** How often an open round is looked at again, in milliseconds. */
const lookAgainMs = 10_000

/** The rounds of a project: how the open ones stand, and what a further one could be. */
export function RoundsScreen({ project, first, firstOutlook, simulation }: Props) {
  const [rounds, setRounds] = useState(first)
  const [outlook, setOutlook] = useState(firstOutlook)
  const [opening, setOpening] = useState(false)
  const base = `/api/v1/projects/${project}/rounds`
  const mayChange = firstOutlook !== null
  const refresh = useCallback(async () => {
    setRounds((await callApi<{ rounds: RoundView[] }>(base)).rounds)
    if (mayChange) setOutlook(await callApi<OutlookView>(`${base}/outlook`))
  }, [base, mayChange])
  const open = rounds.filter(({ round }) => round.closedAt === null && round.kind !== 'import')
  const closed = rounds.filter((one) => !open.includes(one))
  useEffect(() => {
    if (open.length === 0) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh().catch(() => {}) // the next look tries again
    }, lookAgainMs)
    return () => clearInterval(timer)
  }, [open.length, refresh])
  const start = mayChange && !opening ? () => setOpening(true) : null
  useCommands(start ? [{ id: 'rounds.open', name: 'Open a round', group: 'Rounds', keys: ['o'], run: start }] : [])
  const openButton = start ? (
    <Button variant="primary" onClick={start}>
      <Plus aria-hidden />
      Open a round
    </Button>
  ) : null
  return (
    <PageBody>
      <PageHeader
        title="Rounds"
        lead="A round is a set of items that several people label under one definition, each blind to the others."
        actions={rounds.length > 0 ? openButton : null}
      />
      <div className="grid gap-4">
        {opening && outlook ? (
          <OpenRoundPanel
            project={project}
            outlook={outlook}
            onDone={async () => {
              setOpening(false)
              await refresh()
            }}
            onCancel={() => setOpening(false)}
          />
        ) : null}
        {outlook && outlook.relabel.requests > 0 ? (
          <RelabelNotice project={project} outlook={outlook} onDone={refresh} />
        ) : null}
        {rounds.length === 0 && !opening ? (
          <EmptyState title="No round yet" action={openButton}>
            {mayChange
              ? 'Open one: choose the items, and how many people label each of them. Forty items and three labelers are enough to see where they disagree.'
              : 'The lead opens the first round; you will see here how it goes.'}
          </EmptyState>
        ) : null}
        {open.map((one) => (
          <RoundPanel key={one.round.id} project={project} progress={one} mayChange={mayChange} onChanged={refresh}>
            {simulation ? (
              <FinishRound project={project} round={one.round} job={simulation.job} onDone={refresh} />
            ) : null}
          </RoundPanel>
        ))}
        <ClosedRounds rounds={closed} />
      </div>
    </PageBody>
  )
}
