import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

export type Server = {
  url: string
  pid: number
  /** Everything that it has printed. */
  output(): string
  /** Ends it by a signal, and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

/**
 * Starts the built app by one of the two commands of the README.
 *
 * @param env CONCORD_DATA at least; the port is a free one unless PORT names one
 */
export async function startServer(
  env: Record<string, string>,
  script: 'start' | 'demo' = 'start',
  args: string[] = [],
): Promise<Server> {
  const child = spawn(process.execPath, [path.join(root, 'scripts', `${script}.mjs`), ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CONCORD_BUILT: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill) // a run that is broken off leaves no server behind
  child.once('exit', () => process.off('exit', kill))
  let output = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const url = await addressOf(child, () => output)
  return {
    url,
    pid: child.pid!,
    output: () => output,
    async end(signal) {
      child.kill(signal)
      await ended
    },
  }
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = output().match(/ at (http:\/\/\S+)/)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', (code) => reject(new Error(`The server ended (${code}) before it answered:\n${output()}`)))
  })
}
