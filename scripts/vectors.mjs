import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { main } = await import('../vectors/run.ts')
process.exitCode = await main(process.argv.slice(2))
