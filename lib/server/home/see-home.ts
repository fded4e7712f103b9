import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { listProjects, type ProjectOfMember } from '../accounts/list-projects.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Comparison } from '../definitions/read-changes.ts'
import { readChanges } from '../definitions/read-changes.ts'
import { type OwnRound, ownOutlook } from '../labeling/own-outlook.ts'
import { type WaitingReview, waitingReviews } from './waiting-reviews.ts'

/** A round with work for a labeler, and whether its definition is new to her. */
export type WaitingWork = {
  project: Pick<ProjectOfMember, 'id' | 'name'>
  round: OwnRound
  changed: { from: number; to: number; changes: number } | null
}

export type Home = {
  /** What waits for the actor as a labeler: what she is in the middle of before what she has not begun. */
  work: WaitingWork[]
  /** Sessions that wait for those who rule. */
  reviews: { project: Pick<ProjectOfMember, 'id' | 'name'>; review: WaitingReview }[]
  /** Projects whose standing the actor may see. */
  standing: ProjectOfMember[]
  /** Projects in which nothing waits and whose standing is not theirs to see. */
  quiet: ProjectOfMember[]
}

/** What waits for a person, over all projects that they belong to. */
export async function seeHome(ctx: Context, actor: Actor): Promise<Home> {
  const projects = await listProjects(ctx, actor)
  const home: Home = { work: [], reviews: [], standing: [], quiet: [] }
  for (const project of projects) {
    const { id, name, roles } = project
    const work = roles.includes('labeler') ? await waitingWork(ctx, actor, id, name) : []
    const reviews = isPermitted(roles, 'reviews.rule') ? await waitingReviews(ctx, actor, { project: id }) : []
    home.work.push(...work)
    // A lead sees the sessions within the project's standing.
    if (isPermitted(roles, 'rounds.see')) home.standing.push(project)
    else {
      home.reviews.push(...reviews.map((review) => ({ project: { id, name }, review })))
      if (work.length === 0 && reviews.length === 0) home.quiet.push(project)
    }
  }
  home.work.sort((a, b) => Number(b.round.done > 0) - Number(a.round.done > 0))
  return home
}

async function waitingWork(ctx: Context, actor: Actor, id: ProjectId, name: string): Promise<WaitingWork[]> {
  const rounds = await ownOutlook(ctx, actor, { project: id })
  return Promise.all(
    rounds.map(async (round) => {
      const changes = await readChanges(ctx, actor, { project: id, version: round.versionId })
      return { project: { id, name }, round, changed: changes && inBrief(changes) }
    }),
  )
}

function inBrief({ from, to, changes }: Comparison): WaitingWork['changed'] {
  return { from: from.number, to: to.number, changes: changes.length }
}
