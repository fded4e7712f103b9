import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inProject, say } from './project.ts'
import { outcomeOf, requireAddress, serve, settle } from './serve.ts'

export type DemoPerson = {
  /** In the words of the screen. */
  role: string
  name: string
  email: string
  password: string
  /** The path that signs in, once. */
  link: string
}

/** `npm run demo`: the sample projects in `.demo/` (CONCORD_DATA names another folder), kept unless `--fresh` is given. */
export async function demo(args: readonly string[]): Promise<void> {
  const address = requireAddress()
  const folder = process.env.CONCORD_DATA ? path.resolve(process.env.CONCORD_DATA) : inProject('.demo')
  makeReady(folder, args.includes('--fresh'))
  process.env.DATABASE_URL = '' // the demo keeps to its folder
  settle(folder, true)
  const people = outcomeOf<DemoPerson[]>('prepare-demo.ts')
  const url = await serve(address)
  process.stdout.write(`${greeting(url, people)}\n`)
}

/** Empties the folder of a demo when that is wanted, or when it was not loaded to its end; never another folder. */
function makeReady(folder: string, fresh: boolean): void {
  const mark = path.join(folder, 'demo')
  const loaded = existsSync(path.join(folder, 'loaded'))
  if (existsSync(mark) && loaded && !fresh) return
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(mark)) {
    say(`${folder} holds something else. Choose an empty folder for the demo.`)
    process.exit(1)
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(mark, '')
}

function greeting(url: string, people: DemoPerson[]): string {
  const width = Math.max(...people.map(({ name, role }) => `${name}, ${role}`.length))
  const lines = people.map(({ name, role, email, password, link }) => {
    const who = `${name}, ${role}`.padEnd(width)
    return `  ${who}  ${url}${link}\n  ${' '.repeat(width)}  ${email}  ${password}`
  })
  return `Concord's demo is at ${url}\n\nOpen a link to sign in (each works once), or use the address and password:\n\n${lines.join('\n')}`
}
