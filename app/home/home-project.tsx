import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { roleNames } from '#lib/domain/project/roles.ts'
import type { ProjectOfMember } from '#lib/server/accounts/list-projects.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { firstStep } from './first-step.ts'

type Props = { ctx: Context; actor: Actor; project: ProjectOfMember }

/** One project: what it is, and the one thing to do there next. */
export async function HomeProject({ project }: Props) {
  const href = `/projects/${project.id}`
  const step = firstStep(project.roles)
  return (
    <article className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-lg border border-line bg-surface p-4">
      <div className="min-w-0 grow basis-64">
        <h2 className="font-semibold text-md">
          <Link href={href} className="rounded-sm hover:text-accent">
            {project.name}
          </Link>
        </h2>
        {project.description ? <p className="mt-0.5 line-clamp-2 text-muted">{project.description}</p> : null}
        <p className="mt-1 text-faint text-sm">You are {project.roles.map((role) => roleNames[role]).join(' · ')}</p>
      </div>
      <Button asChild variant={step.calls ? 'primary' : 'secondary'}>
        <Link href={`${href}${step.path}`}>{step.name}</Link>
      </Button>
    </article>
  )
}
