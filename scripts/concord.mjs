#!/usr/bin/env node
import { ensureNode } from './ensure-node.mjs'

await ensureNode()
const { installIfNeeded } = await import('./lib/install.ts')
await installIfNeeded()
const { main } = await import('../lib/cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
