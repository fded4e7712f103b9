import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { firstLeadOf, projectsByName } from '#db/queries/terminal.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Actor, requireActorByEmail } from '#lib/server/actor.ts'
import { type Context, createContext } from '#lib/server/context.ts'
import { readSettings } from '#lib/server/settings.ts'

/** Opens the data folder (or the server that DATABASE_URL names) for a command; migrations are applied first. */
export async function openTerminal(): Promise<{ ctx: Context; close: () => Promise<void> }> {
  const settings = readSettings()
  await migrate(settings.databaseUrl)
  const db = await openDatabase(settings.databaseUrl)
  return { ctx: createContext(db, settings), close: () => db.close() }
}

/**
 * A project by id or name, and whom to work on it as: the account with this address, or the project's first lead.
 *
 * @throws not_found; conflict when several projects have the name
 */
export async function requireProjectByName(
  ctx: Context,
  name: string,
  email: string | undefined,
): Promise<{ project: ProjectId; actor: Actor }> {
  const found = await projectsByName(ctx.db, name)
  const [project] = found
  if (!project) throw new RefusalError({ code: 'not_found', message: `There is no project ${name}.` })
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ')
    throw new RefusalError({ code: 'conflict', message: `Several projects are called ${name}; give an id: ${ids}.` })
  }
  const as = email ?? (await firstLeadOf(ctx.db, project.id))
  if (!as)
    throw new RefusalError({ code: 'not_found', message: 'The project has no lead; say whom to work as with --as.' })
  return { project: project.id, actor: await requireActorByEmail(ctx, as, 'terminal') }
}
