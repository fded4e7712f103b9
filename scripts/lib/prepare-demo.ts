import { existsSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrate } from '#db/migrate.ts'
import { signInLink } from '#lib/server/accounts/make-link.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import { type Context, openContext } from '#lib/server/context.ts'
import { givePasswords } from '#lib/server/demo/give-passwords.ts'
import { readSettings, type Settings } from '#lib/server/settings.ts'
import { lead, others } from '#samples/load/people.ts'
import { loadSamples } from '#samples/load.ts'
import type { PreparedDemo } from './demo.ts'
import { quit, say } from './project.ts'

// Run by demo.ts in a process of its own: makes the demo's folder if it is not there yet, gives its people fresh
// passwords, and prints them with a link that signs the lead in once.

/** Stands in a folder that the demo made, so that no other is ever thrown away. */
const mark = 'demo.json'
const roles = { lead: 'lead', sme: 'SME', engineer: 'engineer', labeler: 'labeler' } as const

const folder = path.resolve(process.env.CONCORD_DATA ?? '')
/** Where an old demo goes to be removed: one that is broken off half removed would be taken for other data. */
const dropped = `${folder}.concord-dropped`
rmSync(dropped, { recursive: true, force: true })
if (process.argv.includes('--fresh')) dropOld()
if (!existsSync(path.join(folder, mark))) await make()
const prepared = await withContext(folder, handOver)
process.stdout.write(JSON.stringify(prepared), () => process.exit(0))

function dropOld(): void {
  if (!existsSync(path.join(folder, mark))) return
  renameSync(folder, dropped)
  rmSync(dropped, { recursive: true })
}

/** Loads the samples beside the folder and puts them in place when they are whole: half a demo is never found. */
async function make(): Promise<void> {
  if (existsSync(folder)) {
    if (readdirSync(folder).length > 0) quit(`${folder} holds other data. Name another folder by CONCORD_DATA.`)
    rmdirSync(folder)
  }
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  say('Loading the sample projects…')
  await withContext(part, (ctx) => loadSamples(ctx, (doing) => say(`  ${doing}`)))
  writeFileSync(path.join(part, mark), `${JSON.stringify({ samples: 1 })}\n`)
  renameSync(part, folder)
}

async function withContext<T>(dataFolder: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const settings: Settings = readSettings({ ...process.env, CONCORD_DATA: dataFolder, CONCORD_DEMO: '1' })
  await migrate(settings.databaseUrl).catch((error: Error) =>
    quit(`The demo can not be opened: ${error.message} Or make it anew: npm run demo -- --fresh`),
  )
  const ctx = await openContext(settings)
  try {
    return await work(ctx)
  } finally {
    await ctx.db.close()
  }
}

async function handOver(ctx: Context): Promise<PreparedDemo> {
  const shown = [lead, ...others].filter(({ role }) => role !== 'engineer')
  const passwords = await givePasswords(
    ctx,
    shown.map(({ email }) => email),
  )
  const { account } = await requireActorByEmail(ctx, lead.email, 'demo')
  return {
    link: await signInLink(ctx, account.id),
    people: shown.map(({ email, role }, index) => ({ role: roles[role], email, password: passwords[index] ?? '' })),
  }
}
