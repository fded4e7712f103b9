import { Plus } from 'lucide-react'
import { HomeList } from '#components/home/home-list.tsx'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { canCreateProjects } from '#lib/server/accounts/require-project-creator.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { type Home, seeHome } from '#lib/server/home/see-home.ts'
import { homeEntries } from './home-entries.tsx'

/** What waits for a person: one button for who labels, sessions for who rules, what to do next for who leads. */
export async function HomeScreen({ ctx, actor }: { ctx: Context; actor: Actor }) {
  const [home, mayCreate] = await Promise.all([seeHome(ctx, actor), canCreateProjects(ctx, actor)])
  const entries = homeEntries(ctx, actor, home)
  const none = entries.length === 0 && home.quiet.length === 0
  const start = (
    <Button asChild variant={none ? 'primary' : 'secondary'}>
      <Link href="/projects/new">
        <Plus aria-hidden />
        New project
      </Link>
    </Button>
  )
  const [first] = entries
  return (
    <PageBody>
      <PageHeader title={titleOf(home)} actions={mayCreate && !none ? start : null} />
      {none ? (
        <EmptyState title="You are in no project yet" action={mayCreate ? start : null}>
          {mayCreate
            ? 'Start one from a template: images, clips, boxes or transcripts. Then import items and invite people.'
            : 'Ask a project’s lead for an invitation link; it brings you straight in.'}
        </EmptyState>
      ) : null}
      <HomeList entries={entries} first={first ? { name: firstName(home), href: first.href } : null} />
      <QuietProjects projects={home.quiet} alone={entries.length === 0} />
    </PageBody>
  )
}

function titleOf({ work, reviews }: Home): string {
  return work.length + reviews.length > 0 ? 'What waits for you' : 'Your projects'
}

function firstName({ work, reviews }: Home): string {
  if (work.length > 0) return 'Continue labeling'
  return reviews.length > 0 ? 'Continue the review' : 'Open the first project'
}

/** Projects in which there is nothing to do now, said so that nobody looks for it. */
function QuietProjects({ projects, alone }: { projects: Home['quiet']; alone: boolean }) {
  if (projects.length === 0) return null
  return (
    <section className="mt-6">
      <h2 className="font-semibold text-muted">{alone ? 'Nothing waits for you now' : 'Nothing waits for you in'}</h2>
      {alone ? (
        <p className="mt-1 max-w-prose text-md text-muted">
          When a lead opens a round or a session, it stands here.{' '}
          {projects.some(({ roles }) => isPermitted(roles, 'reviews.open'))
            ? 'You can also open a session yourself, from a project’s disagreements.'
            : 'Meanwhile the guideline of each project can be read.'}
        </p>
      ) : null}
      <ul className="mt-2 flex flex-wrap gap-2">
        {projects.map(({ id, name }) => (
          <li key={id}>
            <Button asChild variant="secondary">
              <Link href={`/projects/${id}`}>{name}</Link>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
