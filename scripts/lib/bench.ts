import { inProject, say } from './project.ts'
import { runProgram } from './run-program.ts'

/** The benchmarks in the order in which they run, each a file `bench/<name>.bench.ts`, and what they print. */
const programs: readonly { name: string; prints: readonly string[] }[] = [
  { name: 'labeling', prints: ['labeling_first_load_kb', 'submit_to_next_ms'] },
  { name: 'import', prints: ['import_1000_images_s', 'import_rss_mb', 'save_during_import_ms'] },
  { name: 'agreement', prints: ['agreement_3000_ms'] },
  { name: 'idle', prints: ['server_idle_rss_mb'] },
  { name: 'demo', prints: ['demo_first_s', 'demo_again_s'] },
  { name: 'real-data', prints: [] },
  { name: 'engine', prints: [] },
]

/**
 * `npm run -s bench`: runs each program by itself, so that none warms or burdens another. They print JSON lines
 * `{"what", "value", "unit"}`; what is for people goes to standard error. A slow figure is a figure and not a failure.
 *
 * @param wanted names of programs or of figures, to run only those
 */
export async function bench(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.find((word) => !programs.some((program) => answersTo(program, word)))
  if (unknown !== undefined) {
    const all = programs.map(({ name, prints }) => `  ${[name, prints.join(', ')].filter(Boolean).join(': ')}`)
    say(`No benchmark is called ${unknown}. There are:\n${all.join('\n')}`)
    return 1
  }
  const chosen = programs.filter((one) => wanted.length === 0 || wanted.some((word) => answersTo(one, word)))
  let failed = false
  for (const { name } of chosen) {
    say(name)
    const { status } = await runProgram([inProject('bench', `${name}.bench.ts`)], { minutes: 20 })
    failed ||= status !== 0
  }
  return failed ? 1 : 0
}

function answersTo({ name, prints }: { name: string; prints: readonly string[] }, word: string): boolean {
  return name === word || prints.includes(word)
}
