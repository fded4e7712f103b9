import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { installIfNeeded } = await import('./lib/install.ts')
await installIfNeeded()
const { demo } = await import('./lib/demo.ts')
await demo(process.argv.slice(2))
