import { beforeEach, describe, expect, test } from 'vitest'
import { listEvents } from '#db/queries/events.ts'
import { listMembers } from '#db/queries/members.ts'
import { getSessionAccount } from '#db/queries/sessions.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { type SeededPeople, seedAccount, seedMember, seedPeople } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { acceptAsMember, acceptWithNewAccount } from './accept-invitation.ts'
import { createApiToken } from './api-tokens.ts'
import { readDemoPeople, switchPerson } from './demo-people.ts'
import { inviteMember, listInvitations, requireInvitation, takeBackInvitation } from './invite-member.ts'
import { setupLink } from './make-link.ts'
import { makeResetLink, resetPassword } from './reset-password.ts'
import { setUp } from './set-up.ts'
import { signInWithLink, signInWithPassword } from './sign-in.ts'
import { getActorByToken } from './use-api-token.ts'

const nora = { name: 'Nora', email: 'nora@example.org', password: 'nora likes long words' }
const secretOf = (path: string) => path.split('/').at(-1) ?? ''

describeDatabases('links that let people in', (open) => {
  let ctx: TestContext

  describe('set-up', () => {
    beforeEach(async () => {
      ctx = createTestContext(await open())
    })
    test('makes the first account, an administrator, once', async () => {
      const secret = secretOf((await setupLink(ctx)) ?? '')
      const account = await setUp(ctx, secret, nora)
      expect(account.standing).toBe('admin')
      await signInWithPassword(ctx, { ...nora, address: '' })
      await expectRefusal(setUp(ctx, secret, { ...nora, email: 'second@example.org' }), 'gone')
      expect(await setupLink(ctx)).toBeNull()
    })
    test('only the newest link works, and for a day', async () => {
      const old = secretOf((await setupLink(ctx)) ?? '')
      const fresh = secretOf((await setupLink(ctx)) ?? '')
      await expectRefusal(setUp(ctx, old, nora), 'gone')
      ctx.pass({ days: 1, seconds: 1 })
      await expectRefusal(setUp(ctx, fresh, nora), 'gone')
    })
    test('of two at once, one makes the account', async () => {
      const secret = secretOf((await setupLink(ctx)) ?? '')
      const both = await Promise.allSettled([
        setUp(ctx, secret, nora),
        setUp(ctx, secret, { ...nora, email: 'second@example.org' }),
      ])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })
    test('says which field is wrong, and leaves the link good', async () => {
      const secret = secretOf((await setupLink(ctx)) ?? '')
      expect((await expectRefusal(setUp(ctx, secret, { ...nora, email: 'nora' }), 'invalid')).field).toBe('email')
      expect((await expectRefusal(setUp(ctx, secret, { ...nora, name: ' ' }), 'invalid')).field).toBe('name')
      expect((await expectRefusal(setUp(ctx, secret, { ...nora, password: 'short' }), 'invalid')).field).toBe(
        'password',
      )
      await setUp(ctx, secret, nora)
    })
  })

  describe('in a project', () => {
    let seed: SeededPeople
    beforeEach(async () => {
      ctx = createTestContext(await open())
      seed = await seedPeople(ctx)
    })
    const invite = (email?: string) =>
      inviteMember(ctx, seed.members.lead, seed.project, { roles: ['sme', 'labeler'], kind: 'expert', email })
    const memberOf = async (email: string) =>
      (await listMembers(ctx.db, seed.project)).find(({ account }) => account.email === email)

    test('an invitation brings in a new account with the chosen roles, once', async () => {
      const secret = secretOf((await invite()).path)
      expect(await requireInvitation(ctx, secret)).toMatchObject({
        projectName: 'Scratches',
        roles: ['labeler', 'sme'],
      })
      expect(await acceptWithNewAccount(ctx, secret, nora)).toBe(seed.project)
      const member = await memberOf(nora.email)
      expect(member).toMatchObject({ roles: ['labeler', 'sme'], kind: 'expert' })
      expect(member?.account.standing).toBe('member')
      await expectRefusal(acceptWithNewAccount(ctx, secret, { ...nora, email: 'second@example.org' }), 'gone')
      expect(await memberOf('second@example.org')).toBeUndefined()
    })
    test('an invitation adds to the roles of someone who is a member already, who keeps the pseudonym', async () => {
      const before = await memberOf('engineer.one@example.org')
      await acceptAsMember(ctx, seed.members.engineer, secretOf((await invite()).path))
      const after = await memberOf('engineer.one@example.org')
      expect(after).toMatchObject({
        roles: ['labeler', 'sme', 'engineer'],
        pseudonym: before?.pseudonym,
        kind: before?.kind,
      })
    })
    test('an invitation for one address is no good for others', async () => {
      const secret = secretOf((await invite('Otto@Example.org')).path)
      await expectRefusal(acceptAsMember(ctx, seed.members.engineer, secret), 'forbidden')
      await expectRefusal(acceptWithNewAccount(ctx, secret, nora), 'conflict') // Otto has an account: he must sign in
      expect(await acceptAsMember(ctx, seed.outsider, secret)).toBe(seed.project)
    })
    test('an invitation ends after a week, or when it is taken back', async () => {
      const late = secretOf((await invite()).path)
      ctx.pass({ days: 7, seconds: 1 })
      await expectRefusal(acceptWithNewAccount(ctx, late, nora), 'gone')
      expect(await listInvitations(ctx, seed.members.lead, seed.project)).toEqual([])

      const { path } = await invite()
      const [open] = await listInvitations(ctx, seed.members.lead, seed.project)
      await takeBackInvitation(ctx, seed.members.lead, seed.project, open?.id ?? '')
      await expectRefusal(acceptWithNewAccount(ctx, secretOf(path), nora), 'gone')
    })
    test('of two who accept at once, one comes in, and the other leaves no account behind', async () => {
      const secret = secretOf((await invite()).path)
      const both = await Promise.allSettled([
        acceptWithNewAccount(ctx, secret, nora),
        acceptWithNewAccount(ctx, secret, { ...nora, email: 'second@example.org' }),
      ])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const signIns = await Promise.allSettled(
        [nora.email, 'second@example.org'].map((email) => signInWithPassword(ctx, { ...nora, email, address: '' })),
      )
      expect(signIns.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })
    test('inviting and joining stand in the audit log, without the secret', async () => {
      const { path } = await invite()
      await acceptWithNewAccount(ctx, secretOf(path), nora)
      const events = await listEvents(ctx.db, seed.project, 10)
      expect(events.map(({ kind }) => kind).sort()).toEqual(['member.invited', 'member.joined'])
      expect(JSON.stringify(events)).not.toContain(secretOf(path))
    })

    test('a reset link sets a new password once, and ends every session and token', async () => {
      const { lead, labeler } = seed.members
      const { token } = await createApiToken(ctx, labeler, { name: 'mine', days: null })
      const first = secretOf(await makeResetLink(ctx, lead, seed.project, labeler.account.id))
      const secret = secretOf(await makeResetLink(ctx, lead, seed.project, labeler.account.id))
      await expectRefusal(resetPassword(ctx, first, 'a new long password'), 'gone') // the newest alone works
      expect((await expectRefusal(resetPassword(ctx, secret, 'short'), 'invalid')).field).toBe('password')
      await resetPassword(ctx, secret, 'a new long password')
      await expectRefusal(resetPassword(ctx, secret, 'yet another password'), 'gone')
      await signInWithPassword(ctx, {
        email: labeler.account.email ?? '',
        password: 'a new long password',
        address: '',
      })
      expect(await getSessionAccount(ctx.db, labeler.sessionId ?? '', ctx.now())).toBeNull()
      expect(await getActorByToken(ctx, `Bearer ${token}`)).toBeNull()
    })
    test('a lead can’t reset someone who also works where that lead is not in charge, or an administrator', async () => {
      const { lead, labeler, sme } = seed.members
      await seedMember(ctx, seed.otherProject, labeler, ['labeler'])
      await expectRefusal(makeResetLink(ctx, lead, seed.project, labeler.account.id), 'forbidden')
      await seedMember(ctx, seed.otherProject, lead, ['lead'])
      await makeResetLink(ctx, lead, seed.project, labeler.account.id) // in charge of both now
      const chief = await seedAccount(ctx, 'Chief', 'admin')
      await seedMember(ctx, seed.project, chief, ['sme'])
      await expectRefusal(makeResetLink(ctx, lead, seed.project, chief.account.id), 'forbidden')
      await expectRefusal(makeResetLink(ctx, lead, seed.project, seed.outsider.account.id), 'not_found')
      await expectRefusal(makeResetLink(ctx, sme, seed.project, labeler.account.id), 'forbidden')
    })

    test('the person switcher is for the demo alone, and for people of one’s own projects', async () => {
      const { lead, labeler } = seed.members
      expect(await readDemoPeople(ctx, lead)).toEqual([])
      await expectRefusal(switchPerson(ctx, lead, labeler.account.id), 'not_found')
      const demo = createTestContext(ctx.db, { demo: true })
      const people = await readDemoPeople(demo, lead)
      expect(people.map(({ name }) => name)).toEqual(['lead one', 'sme one', 'engineer one', 'labeler one'])
      const secret = await switchPerson(demo, lead, labeler.account.id)
      expect((await signInWithLink(demo, secret)).account.id).toBe(labeler.account.id)
      await expectRefusal(switchPerson(demo, lead, seed.outsider.account.id), 'not_found')
    })
  })
})
