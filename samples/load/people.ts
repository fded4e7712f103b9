import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import { acceptAsMember } from '#lib/server/accounts/accept-invitation.ts'
import { createAccount, readyPerson } from '#lib/server/accounts/create-account.ts'
import { inviteMember } from '#lib/server/accounts/invite-member.ts'
import type { Actor } from '#lib/server/actor.ts'
import type { Context } from '#lib/server/context.ts'
import { recordEvent } from '#lib/server/events.ts'

export type SamplePerson = { name: string; email: string; role: Role }

/** The lead of every sample project. */
export const lead: SamplePerson = { name: 'Lea Brandt', email: 'lead@concord.example', role: 'lead' }
/** The people whom the visitor of the demo can be; none of them has labeled anything. */
export const others: readonly SamplePerson[] = [
  { name: 'Sami Okafor', email: 'sme@concord.example', role: 'sme' },
  { name: 'Enid Rossi', email: 'engineer@concord.example', role: 'engineer' },
  { name: 'Mia Holm', email: 'mia@concord.example', role: 'labeler' },
  { name: 'Noor Haddad', email: 'noor@concord.example', role: 'labeler' },
  { name: 'Tom Vega', email: 'tom@concord.example', role: 'labeler' },
]

export type People = { lead: Actor; others: readonly { actor: Actor; role: Role }[] }

/** Makes the accounts. Their passwords are random and told to nobody; whoever runs the demo gives them others. */
export async function makePeople(ctx: Context): Promise<People> {
  const everyone = await Promise.all(
    [lead, ...others].map(({ name, email }) => readyPerson({ name, email, password: ctx.newSecret() })),
  )
  const actors: Actor[] = []
  for (const [index, person] of everyone.entries()) {
    actors.push(
      await ctx.db.transaction(async (tx) => {
        const account = await createAccount(ctx, tx, person, index === 0 ? 'admin' : 'member')
        const actor: Actor = { account, origin: 'demo', sessionId: null }
        await recordEvent(ctx, tx, { kind: 'account.created', actor, subject: account.id })
        return actor
      }),
    )
  }
  const [first, ...rest] = actors as [Actor, ...Actor[]]
  return { lead: first, others: rest.map((actor, index) => ({ actor, role: others[index]!.role })) }
}

/** Invites everyone to a project, and they come. */
export async function gather(ctx: Context, people: People, project: ProjectId): Promise<void> {
  for (const { actor, role } of people.others) {
    const invitation = { roles: [role], kind: 'in_house' as const }
    const { path } = await inviteMember(ctx, people.lead, project, invitation)
    await acceptAsMember(ctx, actor, path.split('/').at(-1) ?? '')
  }
}
