import { existsSync } from 'node:fs'
import { databaseUrl } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { listMembers } from '#db/queries/members.ts'
import { listOpenProjects } from '#db/queries/project.ts'
import { sqliteFile } from '#db/sqlite.ts'
import { suggestion } from '#lib/domain/item/nearest-name.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, requireActorByEmail } from '../actor.ts'
import { type Context, openContext } from '../context.ts'
import { dataFolderOf, readSettings } from '../settings.ts'

/** A project, and the person that a command works as in it. */
export type Terminal = { ctx: Context; actor: Actor; project: ProjectId; close(): Promise<void> }

/**
 * Opens the data folder, or the server that DATABASE_URL names, with its migrations applied.
 *
 * @throws not_found where there is no data, so that a mistyped folder is not made; conflict when it can't be opened
 */
export async function openData(): Promise<Context> {
  const dataFolder = dataFolderOf(process.env)
  const url = databaseUrl(dataFolder)
  if (url.startsWith('file:') && !existsSync(sqliteFile(url))) {
    const message = `There is no data in ${dataFolder}. CONCORD_DATA names another folder, as in CONCORD_DATA=.demo.`
    throw new RefusalError({ code: 'not_found', message })
  }
  await migrate(url).catch((error: Error) => {
    throw new RefusalError({ code: 'conflict', message: `The data could not be opened: ${error.message}` })
  })
  return openContext(readSettings())
}

/**
 * Opens the data for a command that works on a project, beside a server that may be running.
 *
 * @param named the project's id, or its name with letter case ignored
 * @param email whom the command works as; the project's first lead where null
 * @throws not_found; conflict when several projects have the name
 */
export async function openTerminal(named: string, email: string | null): Promise<Terminal> {
  const ctx = await openData()
  try {
    const project = await requireNamedProject(ctx, named)
    const actor = email === null ? await firstLead(ctx, project) : await requireActorByEmail(ctx, email, 'terminal')
    return { ctx, actor, project, close: () => ctx.db.close() }
  } catch (error) {
    await ctx.db.close()
    throw error
  }
}

async function requireNamedProject(ctx: Context, named: string): Promise<ProjectId> {
  const projects = await listOpenProjects(ctx.db)
  const fold = (name: string) => name.normalize('NFC').trim().toLowerCase()
  const found = projects.filter(({ id, name }) => id === named || fold(name) === fold(named))
  const [only, second] = found
  if (only && !second) return only.id
  if (second) {
    const ids = found.map(({ id }) => id).join(', ')
    throw new RefusalError({ code: 'conflict', message: `Several projects are called “${named}”; give an id: ${ids}.` })
  }
  const names = projects.map(({ name }) => name)
  const message = `There is no project “${named}”${suggestion(named, names)}`
  throw new RefusalError({ code: 'not_found', message: message.endsWith('?') ? message : `${message}.` })
}

async function firstLead(ctx: Context, project: ProjectId): Promise<Actor> {
  const members = await listMembers(ctx.db, project)
  const leads = members.filter(({ roles, account }) => roles.includes('lead') && account.disabledAt === null)
  const [first] = leads.sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime())
  if (!first) {
    throw new RefusalError({ code: 'not_found', message: 'This project has no lead; say whom to work as: --as EMAIL.' })
  }
  return { account: first.account, origin: 'terminal', sessionId: null }
}
