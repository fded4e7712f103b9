import path from 'node:path'
import { migrate } from '#db/migrate.ts'
import { readSettings } from '#lib/server/settings.ts'

/** Brings the database to the present tables; a server that can't must not answer. */
export async function boot(): Promise<void> {
  try {
    await migrate(readSettings().databaseUrl, path.join(/* turbopackIgnore: true */ process.cwd(), 'db', 'migrations'))
  } catch (error) {
    console.error('The database could not be made ready.', error)
    process.exit(1)
  }
}
