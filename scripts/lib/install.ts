import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { inProject, projectFolder, say } from './project.ts'

type Lock = { packages: Record<string, { version?: string; optional?: boolean; peer?: boolean }> }

/** Installs exactly what the lock file names when node_modules is missing or holds something else. */
export async function installIfNeeded(): Promise<void> {
  if (isInstalled()) return
  say('Installing packages from npm…')
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectFolder,
    stdio: ['ignore', 2, 2], // what npm says is not part of the command's own output
    shell: process.platform === 'win32',
    // A caller's NODE_ENV=production would leave out what the build needs.
    env: { ...process.env, NODE_ENV: 'development' },
  })
  if (run.status !== 0) {
    say('npm could not install the packages; its message above says why.')
    process.exit(1)
  }
}

/** Compares versions, not dates: npm and git both leave the dates of these files in any order. */
function isInstalled(): boolean {
  const installedFile = inProject('node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = packagesOf(inProject('package-lock.json'))
  const installed = packagesOf(installedFile)
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '') return true
    const found = installed[folder]
    return found ? found.version === entry.version : entry.optional === true || entry.peer === true
  })
}

function packagesOf(file: string): Lock['packages'] {
  return (JSON.parse(readFileSync(file, 'utf8')) as Lock).packages
}
