import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { openPage, refusalAsPage } from '#app/guarded-page.ts'
import { AppShell } from '#app/shell/app-shell.tsx'
import { asId, type ProjectId } from '#lib/domain/kernel/ids.ts'
import { isStorable } from '#lib/domain/kernel/storable-text.ts'
import { requireProject } from '#lib/server/accounts/require-project.ts'

type Props = { children: ReactNode; params: Promise<{ project: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project } = await openProject(params)
  return { title: { default: `${project.name} · Concord`, template: `%s · ${project.name}` } }
}

/** The shell around a project's screens. Each page below still checks for itself what its reader may see. */
export default async function ProjectLayout({ children, params }: Props) {
  const { ctx, actor, project } = await openProject(params)
  return (
    <AppShell ctx={ctx} actor={actor} project={project}>
      {children}
    </AppShell>
  )
}

async function openProject(params: Props['params']) {
  const { ctx, actor } = await openPage()
  const id = asId<ProjectId>((await params).project)
  if (!isStorable(id)) notFound()
  const { name, roles } = await refusalAsPage(() => requireProject(ctx, actor, id))
  return { ctx, actor, project: { id, name, roles } }
}
