import type { ReactNode } from 'react'
import { CommandCenter } from '#components/shell/command-center.tsx'
import type { ShellProject } from '#components/shell/people.ts'
import { TopBar } from '#components/shell/top-bar.tsx'
import { readDemoPeople } from '#lib/server/accounts/demo-people.ts'
import { listProjects } from '#lib/server/accounts/list-projects.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { ShellCorner } from './shell-corner.tsx'

type Props = { ctx: Context; actor: Actor; project?: ShellProject; children: ReactNode }

/** What surrounds every screen of someone who is signed in. */
export async function AppShell({ ctx, actor, project, children }: Props) {
  const { id, name, email } = actor.account
  const [mine, demoPeople] = await Promise.all([listProjects(ctx, actor), readDemoPeople(ctx, actor)])
  const projects = mine.map((one) => ({ id: one.id, name: one.name, roles: one.roles }))
  return (
    <>
      <TopBar project={project}>
        <ShellCorner person={{ id, name, email }} demoPeople={demoPeople} />
      </TopBar>
      {children}
      <CommandCenter projects={projects} project={project} />
    </>
  )
}
