import { getAccount } from '#db/queries/accounts.ts'
import { listMembers, listMembershipsOf } from '#db/queries/members.ts'
import type { AccountId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { type Role, roleSet } from '#lib/domain/project/roles.ts'
import { type Actor, notFound } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { makeLink } from './make-link.ts'

export type DemoPerson = { id: AccountId; name: string; roles: Role[] }

/** Whom the visitor of a demo can become: the people of the projects that they are in. Empty outside the demo. */
export async function readDemoPeople(ctx: Context, actor: Actor): Promise<DemoPerson[]> {
  if (!ctx.settings.demo) return []
  const people = new Map<AccountId, DemoPerson>()
  for (const { projectId } of await listMembershipsOf(ctx.db, actor.account.id)) {
    for (const { account, roles } of await listMembers(ctx.db, projectId)) {
      if (!account.email || account.disabledAt) continue
      const before = people.get(account.id)
      people.set(account.id, {
        id: account.id,
        name: account.name,
        roles: roleSet([...roles, ...(before?.roles ?? [])]),
      })
    }
  }
  return [...people.values()].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'))
}

const order: readonly Role[] = ['lead', 'sme', 'engineer', 'labeler']

function rank(person: DemoPerson): number {
  return order.findIndex((role) => person.roles.includes(role))
}

/** @returns the secret of a one-time link that signs in as another person. @throws not_found outside the demo */
export async function switchPerson(ctx: Context, actor: Actor, accountId: AccountId): Promise<string> {
  const people = await readDemoPeople(ctx, actor)
  const account = people.some(({ id }) => id === accountId) ? await getAccount(ctx.db, accountId) : null
  if (!account) throw new RefusalError(notFound)
  return ctx.db.transaction(async (tx) => {
    await recordEvent(ctx, tx, { kind: 'demo.switched', actor, origin: 'demo', subject: accountId })
    return makeLink(ctx, tx, { kind: 'sign_in', accountId, madeBy: actor.account.id })
  })
}
