import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from './build.ts'
import { inProject, say } from './project.ts'
import { runProgram } from './run-program.ts'

type Counts = { passed: number; failed: number }
/** One runner: what it checks, with the arguments that stand after its name. */
type Piece = (args: string[]) => Promise<Counts>

const bin = (...parts: string[]) => inProject('node_modules', ...parts)

const pieces: Record<string, Piece> = {
  lint: (args) => check([bin('@biomejs', 'biome', 'bin', 'biome'), 'check', ...(args.length > 0 ? args : ['.'])]),
  types: async () => {
    // Writes the types of the routes, which a clean checkout is without.
    const { status } = await runProgram([bin('next', 'dist', 'bin', 'next'), 'typegen'], { minutes: 5 })
    return status === 0 ? check([bin('typescript', 'bin', 'tsc'), '--noEmit']) : { passed: 0, failed: 1 }
  },
  'dead-code': () => check([bin('knip', 'bin', 'knip.js'), '--no-progress']),
  unit: (args) => withReport(unit, args),
  vectors: async () => {
    const { status, output } = await runProgram([inProject('vectors', 'run.ts')], { minutes: 10 })
    const found = output.match(/Vectors: (\d+) passed, (\d+) failed/)
    return settle({ passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) }, status)
  },
  e2e: async (args) => {
    await buildIfNeeded()
    return withReport(endToEnd, args)
  },
  // The same specs on PostgreSQL; the loop on choices stands for all, unless others are named.
  'e2e-postgres': (args) => {
    process.env.CONCORD_E2E_DATABASE = 'postgres'
    return pieces.e2e!(args.length > 0 ? args : ['loop-choice', 'loop-clips'])
  },
}

/** Not among the tests: the same run of the browser, which then also takes the pictures of the README. */
const pictures: Piece = (args) => {
  process.env.CONCORD_PICTURES = '1'
  return pieces.e2e!(args)
}

/**
 * `npm test`: every piece, or the one that is named with its own arguments (`npm test -- unit db/`,
 * `npm test -- e2e auth`, `npm test -- e2e-postgres labeling`). Ends with one line that sums all runners.
 */
export async function test([name, ...args]: readonly string[]): Promise<number> {
  const chosen = name === undefined ? Object.keys(pieces) : [name]
  const totals: Counts = { passed: 0, failed: 0 }
  for (const piece of chosen) {
    const run = piece === 'pictures' ? pictures : pieces[piece]
    if (!run) {
      say(`There is no piece "${piece}". There are: ${Object.keys(pieces).join(', ')}, pictures`)
      return 2
    }
    console.log(`\n— ${piece}`)
    const counts = await run([...args])
    totals.passed += counts.passed
    totals.failed += counts.failed
  }
  console.log(`\nTests: ${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1
}

/** A runner that passes or fails as a whole counts as one test. */
async function check(program: string[]): Promise<Counts> {
  const { status } = await runProgram(program, { minutes: 5 })
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
}

/** A runner that ends badly has failed, also where it counts no failure: a file that does not load, for one. */
function settle(counts: Counts, status: number): Counts {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

async function withReport(run: (args: string[], file: string) => Promise<Counts>, args: string[]): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-test-'))
  try {
    return await run(args, path.join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function unit(args: string[], file: string): Promise<Counts> {
  type Report = {
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const { status } = await runProgram([bin('vitest', 'vitest.mjs'), 'run', ...reporters, ...args], { minutes: 20 })
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const unread = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0)
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + unread.length }, status)
}

async function endToEnd(args: string[], file: string): Promise<Counts> {
  type Report = { stats: { expected: number; unexpected: number; flaky: number } }
  const program = [bin('@playwright', 'test', 'cli.js'), 'test', ...args]
  const { status } = await runProgram(program, { minutes: 25, env: { CONCORD_E2E_REPORT: file } })
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as Report
  return settle({ passed: stats.expected, failed: stats.unexpected + stats.flaky }, status)
}
