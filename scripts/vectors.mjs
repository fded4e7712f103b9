import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { installIfNeeded } = await import('./lib/install.ts')
await installIfNeeded()
const { main } = await import('../vectors/run.ts')
process.exitCode = await main(process.argv.slice(2))
