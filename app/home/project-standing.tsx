import { HoldingBack } from '#components/home/holding-panel.tsx'
import { StandingFacts } from '#components/home/standing-facts.tsx'
import { holdingBack } from '#lib/domain/impact/holding-back.ts'
import type { ProjectOfMember } from '#lib/server/accounts/list-projects.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { gatherFacts } from '#lib/server/home/gather-facts.ts'

export type Standing = { ctx: Context; actor: Actor; project: ProjectOfMember; primary: boolean }

/** What holds a project back, then how it stands. */
export async function ProjectStanding({ ctx, actor, project, primary }: Standing) {
  const facts = await gatherFacts(ctx, actor, { project: project.id })
  const base = `/projects/${project.id}`
  return (
    <>
      <HoldingBack base={base} holding={holdingBack(facts)} roles={project.roles} primary={primary} />
      <div className="border-line border-t pt-4">
        <StandingFacts base={base} facts={facts} />
      </div>
    </>
  )
}
