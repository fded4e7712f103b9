import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inProject, projectFolder } from '../scripts/lib/project.ts'
import { printFigure, remark } from './shared/figures.ts'

/**
 * `npm run demo` in a clean clone, from the command to the address: the first time with install, build and samples, the
 * second time with all of that there. Each once; the network and npm's cache are what they are.
 */
const made = /^(node_modules|\.next.*|\.demo|data|test-results)$/

const folder = mkdtempSync(path.join(tmpdir(), 'concord-clone-'))
const clone = path.join(folder, 'concord')
try {
  takeClone()
  printFigure('demo_first_s', await secondsToAddress(), 's')
  printFigure('demo_again_s', await secondsToAddress(), 's')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What is committed; without Git, the files as they are but for those that commands make. */
function takeClone(): void {
  if (existsSync(inProject('.git'))) {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', projectFolder, clone], { stdio: 'inherit' })
    return
  }
  remark('There is no repository here, so the files are copied as they are.')
  cpSync(projectFolder, clone, { recursive: true, filter: (source) => !made.test(path.basename(source)) })
}

async function secondsToAddress(): Promise<number> {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1' }
  for (const name of ['CONCORD_BUILT', 'CONCORD_DATA', 'NEXT_DIST_DIR', 'DATABASE_URL'])
    delete env[name as keyof typeof env]
  const started = performance.now()
  const child = spawn(process.execPath, [path.join(clone, 'scripts', 'demo.mjs')], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  try {
    return await new Promise<number>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (/http:\/\/\S+/.test(text)) resolve((performance.now() - started) / 1000)
      })
      child.once('exit', (code) => reject(new Error(`the demo ended (${code}) before it answered:\n${said}`)))
    })
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
