import { Suspense } from 'react'
import { ContinueCard } from '#components/home/continue-card.tsx'
import type { HomeEntry } from '#components/home/home-list.tsx'
import { ReviewCard } from '#components/home/review-card.tsx'
import { StandingCard, StandingWait } from '#components/home/standing-card.tsx'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import type { Home } from '#lib/server/home/see-home.ts'
import { ProjectStanding, type Standing } from './project-standing.tsx'

/** What waits, in the order in which it is shown; each kind under a heading where there are several. */
export function homeEntries(ctx: Context, actor: Actor, home: Home): HomeEntry[] {
  const kinds = [home.work, home.reviews, home.standing].filter((kind) => kind.length > 0).length
  const headed = (entries: Omit<HomeEntry, 'heading'>[], heading: string): HomeEntry[] =>
    entries.map((entry, index) => (kinds > 1 && index === 0 ? { ...entry, heading } : entry))
  return [
    ...headed(
      home.work.map(({ project, round, changed }, index) => {
        const href = `/projects/${project.id}/label`
        const { name, versionNumber, done, left, secondsLeft } = round
        const facts = { round: name, version: versionNumber, done, left, secondsLeft, changed }
        const content = (
          <ContinueCard key={round.round} project={project.name} href={href} {...facts} first={index === 0} />
        )
        return { key: `work ${round.round}`, href, content }
      }),
      'To label',
    ),
    ...headed(
      home.reviews.map(({ project, review }, index) => {
        const href = `/projects/${project.id}/reviews/${review.id}`
        const { id, ...facts } = review
        const first = home.work.length === 0 && index === 0
        return {
          key: `review ${id}`,
          href,
          content: <ReviewCard key={id} project={project.name} href={href} {...facts} first={first} />,
        }
      }),
      'To rule on',
    ),
    ...headed(
      home.standing.map((project, index) => {
        const href = `/projects/${project.id}`
        const primary = home.work.length === 0 && home.reviews.length === 0 && index === 0
        const key = `standing ${project.id}`
        const standing = { ctx, actor, project, primary }
        return { key, href, content: <StandingEntry key={key} href={href} {...standing} /> }
      }),
      'Your projects',
    ),
  ]
}

/** The figures of a project come when they are there; the rest of the screen does not wait for them. */
function StandingEntry({ href, ...standing }: Standing & { href: string }) {
  return (
    <StandingCard name={standing.project.name} href={href}>
      <Suspense fallback={<StandingWait />}>
        <ProjectStanding {...standing} />
      </Suspense>
    </StandingCard>
  )
}
