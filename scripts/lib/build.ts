import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inProject, projectFolder, say } from './project.ts'

/** What the build is made from. */
const sources = [
  'app',
  'components',
  'db',
  'lib',
  'pages',
  'public',
  'samples',
  'next.config.mjs',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'package-lock.json',
]

/**
 * Builds the app when there is no build, or something it was made from has changed since. CONCORD_BUILT=1 takes the
 * build as it is: the tests make it once.
 */
export async function buildIfNeeded(): Promise<void> {
  const output = inProject(process.env.NEXT_DIST_DIR || '.next')
  if (process.env.CONCORD_BUILT === '1') return
  const stamp = path.join(output, 'built-from')
  const newest = Math.max(...sources.map((source) => newestChange(inProject(source))))
  if (existsSync(stamp) && existsSync(path.join(output, 'BUILD_ID')) && statSync(stamp).mtimeMs >= newest) return
  const started = new Date()
  say('Building the app…')
  const run = spawnSync(process.execPath, [inProject('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (run.status !== 0) {
    say(`${run.stdout}${run.stderr}\nThe app could not be built.`)
    process.exit(1)
  }
  // Dated before the build, so that a change made during it leads to another.
  writeFileSync(stamp, '')
  utimesSync(stamp, started, started)
}

/** When a file, or anything in a folder, was last changed, added or removed (ms); tests do not count. */
function newestChange(at: string): number {
  const stats = statSync(at, { throwIfNoEntry: false })
  if (!stats || at.includes('.test.')) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(at).map((name) => newestChange(path.join(at, name))))
}
