import { Suspense } from 'react'
import { SimulationPanel } from '#app/demo/simulation-panel.tsx'
import { projectPage } from '#app/guarded-page.ts'
import { SessionsPanel } from '#components/home/sessions-panel.tsx'
import { StandingWait } from '#components/home/standing-card.tsx'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { requireProject } from '#lib/server/accounts/require-project.ts'
import { seeSimulation } from '#lib/server/demo/request-simulation.ts'
import { waitingReviews } from '#lib/server/home/waiting-reviews.ts'
import { readInbox } from '#lib/server/inbox/read-inbox.ts'
import { ownOutlook } from '#lib/server/labeling/own-outlook.ts'
import { readFirstSteps } from '#lib/server/overview/read-first-steps.ts'
import { ContinuePanel } from './continue-panel.tsx'
import { FirstStepsPanel } from './first-steps-panel.tsx'
import { StandingPanels } from './standing-panels.tsx'
import { WhereTo } from './where-to.tsx'

/** The first screen of a project: what is still to be set up, then what each role came for. */
export default projectPage({}, async ({ ctx, actor, member, projectId }) => {
  const project = await requireProject(ctx, actor, projectId)
  const leads = isPermitted(member.roles, 'project.change')
  const steps = leads ? await readFirstSteps(ctx, actor, projectId) : null
  const begun = isPermitted(member.roles, 'rounds.see') && !(steps && (steps.rounds === 0 || steps.version === null))
  const rules = !begun && isPermitted(member.roles, 'reviews.rule')
  const sessions = rules ? await waitingReviews(ctx, actor, { project: projectId }) : []
  const labels = member.roles.includes('labeler')
  const own = labels ? await ownOutlook(ctx, actor, { project: projectId }) : []
  const answers = labels ? (await readInbox(ctx, actor, { project: projectId })).answers : []
  const simulation = await seeSimulation(ctx, actor, { project: projectId })
  return (
    <PageBody>
      <PageHeader title={project.name} lead={project.description} />
      <div className="grid gap-4">
        {labels ? <ContinuePanel project={projectId} rounds={own} answers={answers} /> : null}
        {steps && !begun ? <FirstStepsPanel project={projectId} steps={steps} /> : null}
        {simulation ? <SimulationPanel project={projectId} simulation={simulation} /> : null}
        {begun ? (
          <Suspense fallback={<StandingWait />}>
            <StandingPanels ctx={ctx} actor={actor} project={projectId} roles={member.roles} />
          </Suspense>
        ) : (
          <>
            {sessions.length > 0 ? <SessionsPanel base={`/projects/${projectId}`} sessions={sessions} /> : null}
            <WhereTo project={projectId} roles={member.roles} />
          </>
        )}
      </div>
    </PageBody>
  )
})
