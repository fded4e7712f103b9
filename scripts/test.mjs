import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { installIfNeeded } = await import('./lib/install.ts')
await installIfNeeded()
const { test } = await import('./lib/test.ts')
process.exitCode = await test(process.argv.slice(2))
