import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { CaseResult, Claim, Surroundings } from './cases.ts'
import { createDataFinder } from './data-files.ts'

/** The project's own copy of the public reference values. */
export const ownVectors = fileURLToPath(new URL('./data', import.meta.url))

export type VectorCounts = { passed: number; failed: number; notClaimed: number }
type Print = (line: string) => void

/**
 * Runs every `*.json` of the folder through the engine. The claim of `box_iou.json` stands in
 * `claims/box-iou.ts`; a file without a claim is a failure. Prints each failure, each case that was not claimed with
 * its reason, and last the counts, which are counts of cases.
 */
export async function runVectors(folder: string, print: Print): Promise<VectorCounts> {
  const counts = { passed: 0, failed: 0, notClaimed: 0 }
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  const surroundings: Surroundings = {
    sibling: (name) => readSibling(folder, name),
    dataFile: createDataFinder(folder),
  }
  for (const file of files) {
    for await (const result of runFile(folder, file, surroundings)) report(file, result, counts, print)
  }
  print(`Vectors: ${counts.passed} passed, ${counts.failed} failed, ${counts.notClaimed} not claimed`)
  return counts
}

async function* runFile(folder: string, name: string, surroundings: Surroundings): AsyncGenerator<CaseResult> {
  const claimFile = new URL(`./claims/${name.replace(/\.json$/, '').replaceAll('_', '-')}.ts`, import.meta.url)
  if (!existsSync(claimFile)) {
    yield { name: '(file)', failures: ['file: the runner does not know this file'] }
    return
  }
  try {
    const claim = (await import(claimFile.href)) as Claim
    yield* claim.run(JSON.parse(readFileSync(join(folder, name), 'utf8')), surroundings)
  } catch (error) {
    yield { name: '(file)', failures: [`file: ${error instanceof Error ? error.message : String(error)}`] }
  }
}

function readSibling(folder: string, name: string): unknown {
  const file = [join(folder, name), join(ownVectors, name)].find((path) => existsSync(path))
  return file === undefined ? null : JSON.parse(readFileSync(file, 'utf8'))
}

function report(file: string, result: CaseResult, counts: VectorCounts, print: Print): void {
  const where = `${file} ${result.name}`
  if (result.failures.length > 0) {
    counts.failed++
    for (const failure of result.failures) print(`FAILED ${where}: ${failure}`)
  } else if (result.notClaimed !== undefined) {
    counts.notClaimed++
    print(`not claimed ${where}: ${result.notClaimed}`)
  } else {
    counts.passed++
  }
}

/** `node vectors/run.ts [DIR]`: ends with status 1 when a case failed, 2 when the folder cannot be read. */
export async function main(args: readonly string[]): Promise<number> {
  const folder = args[0] ?? ownVectors
  if (!existsSync(folder)) {
    process.stderr.write(`There is no folder ${folder}. Name the folder that holds the vector files.\n`)
    return 2
  }
  const counts = await runVectors(folder, (line) => process.stdout.write(`${line}\n`))
  return counts.failed > 0 ? 1 : 0
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2))
}
