import type { Metadata } from 'next'
import { projectPage } from '#app/guarded-page.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { seeSimulation } from '#lib/server/demo/request-simulation.ts'
import { listRounds } from '#lib/server/rounds/list-rounds.ts'
import { roundOutlook } from '#lib/server/rounds/round-outlook.ts'
import { viewOf } from './round-view.ts'
import { RoundsScreen } from './rounds-screen.tsx'

export const metadata: Metadata = { title: 'Rounds' }

export default projectPage({ permission: 'rounds.see' }, async ({ ctx, actor, member, projectId }) => {
  const mayChange = isPermitted(member.roles, 'rounds.change')
  const [rounds, outlook, simulation] = await Promise.all([
    listRounds(ctx, actor, { project: projectId }),
    mayChange ? roundOutlook(ctx, actor, { project: projectId }) : null,
    seeSimulation(ctx, actor, { project: projectId }),
  ])
  return <RoundsScreen project={projectId} first={viewOf(rounds)} firstOutlook={outlook} simulation={simulation} />
})
