import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { main } = await import('../bench/agreement/main.ts')
process.exitCode = main(process.argv.slice(2))
