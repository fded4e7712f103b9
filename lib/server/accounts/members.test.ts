import { beforeEach, expect, test } from 'vitest'
import { listEvents } from '#db/queries/events.ts'
import { getMembership, listMembers } from '#db/queries/members.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import type { Role } from '#lib/domain/project/roles.ts'
import { requireMember } from '../actor.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { type SeededPeople, seedMember, seedPeople } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { createApiToken, readApiTokens, revokeToken } from './api-tokens.ts'
import { changeMember, readMembers, removeMember } from './change-member.ts'
import { canCreateProjects } from './require-project-creator.ts'
import { getActorByToken } from './use-api-token.ts'

describeDatabases('members and tokens', (open) => {
  let ctx: TestContext
  let seed: SeededPeople
  beforeEach(async () => {
    ctx = createTestContext(await open())
    seed = await seedPeople(ctx)
  })
  const rolesOf = async (role: Role) =>
    (await getMembership(ctx.db, seed.project, seed.members[role].account.id))?.roles

  test('what one is not a member of does not exist, whatever the role asked for', async () => {
    const absent = { ...seed, project: ctx.newId<SeededPeople['project']>() }
    const one = await expectRefusal(requireMember(ctx, seed.outsider, seed.project, ['lead']), 'not_found')
    const two = await expectRefusal(requireMember(ctx, seed.members.lead, absent.project), 'not_found')
    expect(two).toEqual(one)
    await expectRefusal(requireMember(ctx, seed.admin, seed.project), 'not_found')
    await expectRefusal(requireMember(ctx, seed.members.sme, seed.project, ['lead', 'engineer']), 'forbidden')
    expect((await requireMember(ctx, seed.members.sme, seed.project, ['sme'])).roles).toEqual(['sme'])
  })

  test('a lead changes roles and kind; the change stands in the log', async () => {
    const { lead, labeler } = seed.members
    await changeMember(ctx, lead, seed.project, labeler.account.id, { roles: ['engineer', 'labeler'], kind: 'crowd' })
    expect(await getMembership(ctx.db, seed.project, labeler.account.id)).toMatchObject({
      roles: ['labeler', 'engineer'],
      kind: 'crowd',
    })
    const [event] = await listEvents(ctx.db, seed.project, 1)
    expect(event).toMatchObject({ kind: 'member.changed', actorId: lead.account.id, subject: labeler.account.id })
    await expectRefusal(changeMember(ctx, lead, seed.project, labeler.account.id, { roles: [] }), 'invalid')
    await expectRefusal(changeMember(ctx, lead, seed.project, labeler.account.id, {}), 'invalid')
    await expectRefusal(
      changeMember(ctx, lead, seed.project, seed.outsider.account.id, { roles: ['sme'] }),
      'not_found',
    )
  })

  test('the last lead neither leaves nor gives the role up, not even when two do so at once', async () => {
    const { lead, sme } = seed.members
    await expectRefusal(changeMember(ctx, lead, seed.project, lead.account.id, { roles: ['sme'] }), 'conflict')
    await expectRefusal(removeMember(ctx, lead, seed.project, lead.account.id), 'conflict')
    await changeMember(ctx, lead, seed.project, sme.account.id, { roles: ['sme', 'lead'] })
    const both = await Promise.allSettled([
      changeMember(ctx, lead, seed.project, lead.account.id, { roles: ['engineer'] }),
      changeMember(ctx, sme, seed.project, sme.account.id, { roles: ['sme'] }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([await rolesOf('lead'), await rolesOf('sme')].filter((held) => held?.includes('lead'))).toHaveLength(1)
  })

  test('who was removed is out at once, and comes back under the same pseudonym', async () => {
    const { lead, labeler } = seed.members
    const before = await getMembership(ctx.db, seed.project, labeler.account.id)
    await removeMember(ctx, lead, seed.project, labeler.account.id)
    await expectRefusal(requireMember(ctx, labeler, seed.project), 'not_found')
    expect(await readMembers(ctx, lead, seed.project)).toHaveLength(3)
    await seedMember(ctx, seed.project, labeler, ['sme'])
    expect(await getMembership(ctx.db, seed.project, labeler.account.id)).toMatchObject({
      roles: ['sme'],
      pseudonym: before?.pseudonym,
    })
  })

  test('a person’s pseudonym differs between projects, and no two share one', async () => {
    await seedMember(ctx, seed.otherProject, seed.members.labeler, ['labeler'])
    const here = await getMembership(ctx.db, seed.project, seed.members.labeler.account.id)
    const there = await getMembership(ctx.db, seed.otherProject, seed.members.labeler.account.id)
    expect(here?.pseudonym).not.toBe(there?.pseudonym)
    const all = (await listMembers(ctx.db, seed.project)).map(({ pseudonym }) => pseudonym)
    expect(new Set(all).size).toBe(all.length)
  })

  test('administrators and leads start projects', async () => {
    expect(await canCreateProjects(ctx, seed.admin)).toBe(true)
    expect(await canCreateProjects(ctx, seed.members.lead)).toBe(true)
    expect(await canCreateProjects(ctx, seed.members.engineer)).toBe(false)
  })

  test('a token stands for its owner until it is revoked, or expires; only its hash is kept', async () => {
    const { labeler, sme } = seed.members
    const { token, id } = await createApiToken(ctx, labeler, { name: 'training', days: 30 })
    const use = (value: string) => getActorByToken(ctx, value)
    expect(await use(`Bearer ${token}`)).toMatchObject({ account: { id: labeler.account.id }, origin: 'api' })
    expect(await use(`bearer ${token}`)).not.toBeNull()
    const [listed] = await readApiTokens(ctx, labeler)
    expect(listed).toMatchObject({ id, name: 'training', lastUsedAt: ctx.now() })
    expect(JSON.stringify(listed)).not.toContain(token.slice(8))

    for (const bad of [
      '',
      'Bearer',
      'Bearer %E0',
      `Bearer ${token}x`,
      `Basic ${token}`,
      `Bearer ${token.toUpperCase()}`,
    ]) {
      expect(await use(bad), bad).toBeNull()
    }
    await expectRefusal(revokeToken(ctx, sme, id), 'not_found')
    ctx.pass({ days: 31 })
    expect(await use(`Bearer ${token}`)).toBeNull()

    const second = await createApiToken(ctx, labeler, { name: 'no end', days: null })
    ctx.pass({ days: 1000 })
    const actor = await use(`Bearer ${second.token}`)
    expect(actor).not.toBeNull()
    await expectRefusal(createApiToken(ctx, actor ?? labeler, { name: 'more', days: null }), 'forbidden')
    await revokeToken(ctx, labeler, second.id)
    expect(await use(`Bearer ${second.token}`)).toBeNull()
  })
})
