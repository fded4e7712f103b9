// Every entry script starts here. Read by any Node that knows modules, so: plain JavaScript, no dependency, and nothing
// newer than Node 14 in its syntax. What comes after it is imported only once the version is right.
import { spawn, spawnSync } from 'node:child_process'
import { delimiter, dirname } from 'node:path'

const floor = [22, 18]
const guard = 'CONCORD_NODE_FETCHED'

/**
 * Makes sure that the script runs on Node 22.18 or later. On an older one it fetches Node 24 from npm and runs the same
 * command under it: then this never resolves, and the process ends with that command's exit code.
 */
export async function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > floor[0] || (major === floor[0] && minor >= floor[1])) return
  const here = `Concord needs Node ${floor.join('.')} or later, and this is ${process.versions.node}`
  if (major < 18) quit(`${here}. Install Node 24 from https://nodejs.org and run the same command again.`)
  if (process.env[guard]) quit(`${here}, although Node 24 was fetched from npm. Install it from https://nodejs.org.`)

  process.stderr.write(`${here}: going on under Node 24 from npm.\n`)
  const node = fetchNode()
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    // npm, called from within, runs under the same Node.
    env: Object.assign({}, process.env, {
      [guard]: '1',
      PATH: dirname(node) + delimiter + process.env.PATH,
    }),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => quit(`Node 24 from npm did not start: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
  await new Promise(() => {})
}

/** The path of the Node 24 that npm keeps (4 s the first time, under 1 s later). */
function fetchNode() {
  const found = spawnSync('npm', ['exec', '--yes', '--package=node@24', '--', 'node', '-p', 'process.execPath'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const node = found.stdout?.trim().split('\n').pop()
  if (found.status === 0 && node) return node
  quit(
    `Node 24 could not be fetched from npm. Install it from https://nodejs.org and run the same command again.\n${found.stderr || found.error}`,
  )
}

function quit(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
