import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerBroken, receive } from './front.ts'
import { inProject, projectFolder, say } from './project.ts'

type Address = { host: string; port: number }

/** How long open requests may take to end once the server is told to stop. */
const graceMs = 3000

/** The address that HOST and PORT ask for; by default one that only this machine can reach. */
export function requireAddress(): Address {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    say(`PORT is a whole number from 0 to 65535, and here it is "${process.env.PORT}".`)
    process.exit(1)
  }
  return { host: process.env.HOST || '127.0.0.1', port }
}

/** Makes the data folder and sets what the app reads from its environment. */
export function settle(dataFolder: string, demo: boolean): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  process.chdir(projectFolder)
  const present = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CONCORD_DATA: dataFolder }
  Object.assign(process.env, present, { CONCORD_DEMO: demo ? '1' : '' })
}

/**
 * Runs a program of this folder that prints one JSON value, in a process of its own: what it loads to work on the
 * database (200 MB, of which little is given back) is no burden to the server then. Ends this process if it fails.
 */
export function outcomeOf<T>(program: string): T {
  const run = spawnSync(process.execPath, [inProject('scripts', 'lib', program)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
  return JSON.parse(run.stdout) as T
}

/**
 * Serves the built app until the process is told to stop.
 *
 * @returns the address at which it answers
 */
export async function serve({ host, port }: Address): Promise<string> {
  const { default: next } = await import('next')
  const app = next({ dev: false, dir: projectFolder, hostname: host, port })
  const handle = app.getRequestHandler()
  const behindProxy = process.env.CONCORD_PROXY === '1'
  const server = createServer((request, response) => {
    if (receive(request, response, behindProxy)) void handle(request, response)
  })
  server.on('clientError', answerBroken)
  server.requestTimeout = 0 // a large upload over a slow line may take longer than Node's five minutes
  await app.prepare()
  await new Promise<void>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Choose another, as in PORT=${port + 1}.`
      say(error.code === 'EADDRINUSE' ? taken : `The server did not start: ${error.message}`)
      process.exit(1)
    })
    server.listen(port, host, resolve)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

  let stopping = false
  function stop() {
    if (stopping) return
    stopping = true
    setTimeout(() => server.closeAllConnections(), graceMs).unref()
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  }
  const { port: actual } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
}
