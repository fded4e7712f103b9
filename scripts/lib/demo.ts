import { spawn } from 'node:child_process'
import path from 'node:path'
import { buildIfNeeded } from './build.ts'
import { inProject, projectFolder, say } from './project.ts'
import { requireAddress, serve, settle } from './serve.ts'

/** Whom the visitor can be, with what was made up for this start. */
export type PreparedDemo = { link: string; people: { role: string; email: string; password: string }[] }

const usage = `npm run demo              serve the sample projects, kept in .demo/
npm run demo -- --fresh   throw .demo/ away and load them anew
PORT=4000 npm run demo    serve on another port`

/** `npm run demo`: the sample projects, kept in `.demo` (or the folder that CONCORD_DATA names). */
export async function demo(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown !== undefined) {
    say(unknown === '--help' ? usage : `There is no option ${unknown}.\n${usage}`)
    process.exit(unknown === '--help' ? 0 : 1)
  }
  const address = await requireAddress()
  const folder = path.resolve(process.env.CONCORD_DATA || path.join(projectFolder, '.demo'))
  process.env.DATABASE_URL = '' // the demo is a folder that can be thrown away, never somebody's database
  settle(folder, true)
  const preparing = prepare(args) // while the app is built
  await buildIfNeeded()
  const prepared = await preparing
  const url = await serve(address)
  process.stdout.write(welcome(url, prepared))
}

/** Runs prepare-demo.ts in a process of its own; ends this one where it fails. */
function prepare(args: readonly string[]): Promise<PreparedDemo> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inProject('scripts', 'lib', 'prepare-demo.ts'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.once('close', (status) => {
      if (status !== 0) process.exit(status ?? 1)
      resolve(JSON.parse(output) as PreparedDemo)
    })
  })
}

function welcome(url: string, { link, people }: PreparedDemo): string {
  const widest = Math.max(...people.map(({ email }) => email.length))
  const rows = people.map(({ role, email, password }) => `  ${role.padEnd(8)}  ${email.padEnd(widest)}  ${password}`)
  return `
Concord serves the demo at ${url}

Come in as the lead by this link, which works once:
  ${url}${link}
or sign in as anyone (these passwords were made just now, and hold until the next start):
${rows.join('\n')}
At the top right you can become somebody else without typing.

Five minutes, in the project “Phone screens”:
  1. As the lead, open Agreement: three inspectors call the same glass by different names.
  2. Become the SME, open a review of the worst disagreements, vote, and rule on a few with a reason.
  3. As the lead again, draft version 2 in the Guideline: merge the two scratches, let them count from 0.3 mm, publish.
  4. Open a round on fresh items, and let the simulated labelers finish it.
  5. Look at Agreement again: version 1, read anew under version 2, and measured anew, on one axis.
Ctrl+C ends the demo; what you did is kept.
`
}
