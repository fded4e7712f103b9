import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { answerBroken, receive } from './front.ts'
import { inProject, projectFolder, quit } from './project.ts'

type NextConfigReader = typeof import('next/dist/server/config.js')
type Address = { host: string; port: number }

/** How long open requests may take to end once the server is told to stop. */
const graceMs = 3000

/**
 * The address that HOST and PORT ask for; by default one that only this machine can reach. Ends the process where it is
 * none, or taken: before anything else is done, such as giving the demo's people other passwords.
 */
export async function requireAddress(): Promise<Address> {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    quit(`PORT is a whole number from 0 to 65535, and here it is "${process.env.PORT}".`)
  }
  const address = { host: process.env.HOST || '127.0.0.1', port }
  const probe = createServer()
  await listen(probe, address)
  await new Promise((resolve) => probe.close(resolve))
  return address
}

function listen(server: Server, { host, port }: Address): Promise<void> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const other = port < 65535 ? port + 1 : port - 1
      if (error.code === 'EADDRINUSE') quit(`Port ${port} is taken. Choose another, as in PORT=${other}.`)
      quit(`The server can not listen at ${host}, port ${port}: ${error.message}.`)
    })
    server.listen(port, host, resolve)
  })
}

/** Makes the data folder and sets what the app reads from its environment. Ends the process where it can't be used. */
export function settle(dataFolder: string, demo: boolean): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const why = unusable[code] ?? (error as Error).message
    quit(`The data can not be kept in ${dataFolder}: ${why}. Name another folder by CONCORD_DATA.`)
  }
  process.chdir(projectFolder)
  const present = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CONCORD_DATA: dataFolder }
  Object.assign(process.env, present, { CONCORD_DEMO: demo ? '1' : '' })
}

const unusable: Record<string, string> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it can only be read',
  EEXIST: 'that is a file',
  ENOTDIR: 'part of that path is a file',
  ENOSPC: 'the disk is full',
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
  // Read before Next reads it, which would tell everyone how long that took.
  const { default: readConfig } = createRequire(import.meta.url)('next/dist/server/config.js') as NextConfigReader
  await readConfig('phase-production-server', projectFolder)
  const app = next({ dev: false, dir: projectFolder, hostname: host, port })
  const handle = app.getRequestHandler()
  const behindProxy = process.env.CONCORD_PROXY === '1'
  const server = createServer((request, response) => {
    if (receive(request, response, behindProxy)) void handle(request, response)
  })
  server.on('clientError', answerBroken)
  server.requestTimeout = 0 // a large upload over a slow line may take longer than Node's five minutes
  await app.prepare()
  await listen(server, { host, port })
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
