import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { installIfNeeded } = await import('./lib/install.ts')
await installIfNeeded()
const { writeMigrations } = await import('../db/generate-migrations.ts')
// Without --add: one initial migration from scratch, for as long as no released version has data to keep.
const at = process.argv.indexOf('--add')
for (const file of await writeMigrations(at < 0 ? null : process.argv[at + 1])) console.log(file)
