import { migrate } from '#db/migrate.ts'
import { setupLink } from '#lib/server/accounts/make-link.ts'
import { openContext } from '#lib/server/context.ts'
import { readSettings } from '#lib/server/settings.ts'
import { quit } from './project.ts'

// Run by start.ts in a process of its own: brings the database to the present tables, and prints the path by which the
// first account is made, or null.
const settings = readSettings()
await migrate(settings.databaseUrl).catch((error: Error) =>
  quit(`The database could not be made ready: ${error.message}`),
)
const ctx = await openContext(settings)
process.stdout.write(JSON.stringify(await setupLink(ctx)))
await ctx.db.close()
