import { Plus } from 'lucide-react'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { listProjects } from '#lib/server/accounts/list-projects.ts'
import { canCreateProjects } from '#lib/server/accounts/require-project-creator.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { HomeProject } from './home-project.tsx'

/** What waits for a person, project by project. */
export async function HomeProjects({ ctx, actor }: { ctx: Context; actor: Actor }) {
  const [projects, mayCreate] = await Promise.all([listProjects(ctx, actor), canCreateProjects(ctx, actor)])
  const start = (
    <Button asChild variant={projects.length === 0 ? 'primary' : 'secondary'}>
      <Link href="/projects/new">
        <Plus aria-hidden />
        New project
      </Link>
    </Button>
  )
  return (
    <PageBody>
      <PageHeader title="Your projects" actions={mayCreate && projects.length > 0 ? start : null} />
      {projects.length === 0 ? (
        <EmptyState title="You are in no project yet" action={mayCreate ? start : null}>
          {mayCreate
            ? 'Start one from a template: images, clips, boxes or transcripts. Then import items and invite people.'
            : 'Ask a project’s lead for an invitation link; it brings you straight in.'}
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {projects.map((project) => (
            <li key={project.id}>
              <HomeProject ctx={ctx} actor={actor} project={project} />
            </li>
          ))}
        </ul>
      )}
    </PageBody>
  )
}
