import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { installIfNeeded } = await import('./lib/install.ts')
await installIfNeeded()
const { bench } = await import('./lib/bench.ts')
process.exitCode = await bench(process.argv.slice(2))
