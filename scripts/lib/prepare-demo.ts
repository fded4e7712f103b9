import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrate } from '#db/migrate.ts'
import { listAccounts, putPasswordHash } from '#db/queries/accounts.ts'
import { listMembershipsOf } from '#db/queries/members.ts'
import { type Role, roleNames } from '#lib/domain/project/roles.ts'
import { signInLink } from '#lib/server/accounts/make-link.ts'
import { hashPassword } from '#lib/server/accounts/passwords.ts'
import { type Context, openContext } from '#lib/server/context.ts'
import { readSettings } from '#lib/server/settings.ts'
import { loadSamples } from '#samples/load.ts'
import type { DemoPerson } from './demo.ts'
import { say } from './project.ts'

// Run by demo.ts in a process of its own: loads the sample projects once, gives everyone a new password and a link, and
// prints the people.
const settings = readSettings()
await migrate(settings.databaseUrl).catch((error: Error) => {
  say(`${error.message}\nBuild the demo anew: npm run demo -- --fresh`)
  process.exit(1)
})
const ctx = await openContext(settings)
const loaded = path.join(settings.dataFolder, 'loaded')
if (!existsSync(loaded)) {
  say('Loading the sample projects…')
  await loadSamples(ctx, say)
  writeFileSync(loaded, '')
}
process.stdout.write(JSON.stringify(await welcome(ctx)))
await ctx.db.close()

async function welcome(ctx: Context): Promise<DemoPerson[]> {
  const people: (DemoPerson & { rank: number })[] = []
  for (const account of await listAccounts(ctx.db)) {
    if (!account.email || account.disabledAt) continue
    const held = new Set((await listMembershipsOf(ctx.db, account.id)).flatMap(({ roles }) => roles))
    const order: Role[] = ['lead', 'sme', 'engineer', 'labeler']
    const role = order.find((one) => held.has(one))
    if (!role) continue
    const password = randomBytes(9).toString('base64url')
    await putPasswordHash(ctx.db, {
      id: ctx.newId(),
      accountId: account.id,
      hash: await hashPassword(password),
      at: ctx.now(),
    })
    const { name, email } = account
    people.push({
      role: roleNames[role],
      name,
      email,
      password,
      link: await signInLink(ctx, account.id),
      rank: order.indexOf(role),
    })
  }
  return people.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en'))
}
