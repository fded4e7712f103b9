import { toldKinds } from '#components/home/event-words.ts'
import { EventsPanel } from '#components/home/events-panel.tsx'
import { HoldingBack } from '#components/home/holding-panel.tsx'
import { LoopLine } from '#components/home/loop-line.tsx'
import { RunningRounds } from '#components/home/running-rounds.tsx'
import { SessionsPanel } from '#components/home/sessions-panel.tsx'
import { StandingFacts } from '#components/home/standing-facts.tsx'
import { TrendPanel } from '#components/home/trend-panel.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { holdingBack } from '#lib/domain/impact/holding-back.ts'
import { whereInLoop } from '#lib/domain/impact/loop-steps.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { gatherFacts } from '#lib/server/home/gather-facts.ts'
import { seeLatestEvents } from '#lib/server/home/latest-events.ts'
import { waitingReviews } from '#lib/server/home/waiting-reviews.ts'

type Props = { ctx: Context; actor: Actor; project: ProjectId; roles: readonly Role[] }

/** How a project stands: where it is in the loop, what holds it back, then rounds, agreement, sessions and what happened. */
export async function StandingPanels({ ctx, actor, project, roles }: Props) {
  const leads = isPermitted(roles, 'project.change')
  const [facts, sessions, events] = await Promise.all([
    gatherFacts(ctx, actor, { project }),
    waitingReviews(ctx, actor, { project }),
    leads ? seeLatestEvents(ctx, actor, { project, kinds: toldKinds }) : [],
  ])
  const base = `/projects/${project}`
  const holding = holdingBack(facts)
  return (
    <div className="grid gap-4">
      <LoopLine base={base} loop={whereInLoop(facts, holding)} />
      <Panel bodyClassName="grid gap-4 p-4 sm:p-6" className="border-accent/40">
        <HoldingBack base={base} holding={holding} roles={roles} primary />
        <div className="border-line border-t pt-4">
          <StandingFacts base={base} facts={facts} />
        </div>
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          {facts.agreement && facts.agreement.trend.length > 0 ? (
            <TrendPanel
              base={base}
              question={facts.agreement.question}
              trend={facts.agreement.trend}
              step={facts.agreement.step}
            />
          ) : null}
          <RunningRounds base={base} rounds={facts.running} now={facts.now} />
        </div>
        <div className="grid gap-4">
          <SessionsPanel base={base} sessions={sessions} />
          {leads ? <EventsPanel events={events} now={facts.now} /> : null}
        </div>
      </div>
    </div>
  )
}
