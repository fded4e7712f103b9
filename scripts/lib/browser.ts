import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'

/** How Playwright is to launch the browser; without a path it takes its own. */
export type Browser = { executablePath?: string; args: string[]; env?: Record<string, string> }

const flags = ['--autoplay-policy=no-user-gesture-required']
/** Chromium's sandbox does not start as root. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
/** For the one from npm, which is made for machines that have little else. */
const bare = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Playwright's own Chromium if it is there, else one that the system has, else the one that comes from npm (Linux). */
export async function findBrowser(): Promise<Browser> {
  if (existsSync(chromium.executablePath())) return { args: [...flags, ...asRoot] }
  const system = [...names.flatMap(onPath), ...macApps].find(answers)
  if (system) return { executablePath: system, args: [...flags, ...asRoot] }
  return browserFromNpm()
}

function onPath(name: string): string[] {
  return (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name))
}

/** Whether a browser is there and runs: some systems keep a script in its place that only says how to install it. */
function answers(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    return /Chrom|Edge/.test(execFileSync(file, ['--version'], { encoding: 'utf8', stdio: 'pipe', timeout: 10_000 }))
  } catch {
    return false
  }
}

/** Unpacks the Chromium from npm once per version, into a folder that later runs find. */
async function browserFromNpm(): Promise<Browser> {
  const { version } = createRequire(import.meta.url)('../../node_modules/@sparticuz/chromium/package.json')
  const folder = path.join(tmpdir(), `concord-chromium-${version}`)
  if (!existsSync(folder)) await unpack(folder)
  const executablePath = path.join(folder, 'chromium')
  const env: Record<string, string> = { FONTCONFIG_FILE: fontConfig(folder) }
  if (lacksLibraries(executablePath)) {
    env.LD_LIBRARY_PATH = [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  }
  return { executablePath, args: [...flags, ...bare], env }
}

/** Names the fonts that came along, and the system's for what they lack: without one, a form field ends the browser. */
function fontConfig(folder: string): string {
  const file = path.join(folder, 'fonts.conf')
  const folders = [path.join(folder, 'fonts', 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  const dirs = folders.map((one) => `<dir>${one}</dir>`).join('')
  writeFileSync(file, `<fontconfig>${dirs}<cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>`)
  return file
}

async function unpack(folder: string): Promise<void> {
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  mkdirSync(path.dirname(folder), { recursive: true })
  const building = mkdtempSync(`${folder}-`)
  const before = process.env.TMPDIR
  process.env.TMPDIR = building // where the package unpacks
  try {
    await packed.executablePath()
    await inflate(
      path.resolve(import.meta.dirname, '..', '..', 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'),
    )
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  try {
    renameSync(building, folder) // whole or not at all, when several start at once
  } catch (error) {
    rmSync(building, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** Whether the system is without libraries (NSS) that Chromium is linked to. */
function lacksLibraries(executablePath: string): boolean {
  try {
    return execFileSync('ldd', [executablePath], { encoding: 'utf8', stdio: 'pipe' }).includes('not found')
  } catch {
    return true
  }
}
