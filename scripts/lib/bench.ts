import { readdirSync } from 'node:fs'
import { inProject, say } from './project.ts'
import { runProgram } from './run-program.ts'

/**
 * `npm run -s bench`: runs each program `bench/*.bench.ts` by itself, so that none warms or burdens another. They print
 * JSON lines `{"what", "value", "unit"}`; a slow figure is a figure and not a failure.
 *
 * @param wanted parts of names, to run only those
 */
export async function bench(wanted: readonly string[]): Promise<number> {
  const all = readdirSync(inProject('bench')).filter((name) => name.endsWith('.bench.ts'))
  const chosen = all.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  if (chosen.length === 0) {
    say(`No benchmark is called that. There are: ${all.map((name) => name.replace('.bench.ts', '')).join(', ')}`)
    return 1
  }
  let failed = false
  for (const name of chosen) {
    say(name)
    const { status } = await runProgram([inProject('bench', name)], { minutes: 20 })
    failed ||= status !== 0
  }
  return failed ? 1 : 0
}
