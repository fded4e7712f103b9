import { beforeEach, describe, expect, test } from 'vitest'
import { getSessionAccount } from '#db/queries/sessions.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { expectRefusal } from '../testing/expect-refusal.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { changePassword } from './change-password.ts'
import { createAccount, readyPerson } from './create-account.ts'
import { signInLink } from './make-link.ts'
import { setAccountDisabled } from './manage-accounts.ts'
import { signInWithLink, signInWithPassword } from './sign-in.ts'
import { takeAttempt } from './sign-in-limit.ts'
import { signOut } from './sign-out.ts'

const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
const here = { address: '192.0.2.1' }
const right = { email: ada.email, password: ada.password, ...here }
const wrong = { ...right, password: 'not the right one' }

describeDatabases('signing in', (open) => {
  let ctx: TestContext
  let id: Awaited<ReturnType<typeof makeAda>>
  const makeAda = async () => {
    const ready = await readyPerson(ada)
    const account = await ctx.db.transaction((tx) => createAccount(ctx, tx, ready, 'admin'))
    return account.id
  }
  const isOpen = async (sessionId: string) => (await getSessionAccount(ctx.db, sessionId, ctx.now())) !== null

  beforeEach(async () => {
    ctx = createTestContext(await open())
    id = await makeAda()
  })

  test('the right password opens a session, whatever the case of the address', async () => {
    const { account, sessionId } = await signInWithPassword(ctx, { ...right, email: ' ADA@Example.org ' })
    expect(account.id).toBe(id)
    expect(await isOpen(sessionId)).toBe(true)
  })

  test('a wrong password, an unknown person and a disabled one get the same words', async () => {
    const one = await expectRefusal(signInWithPassword(ctx, wrong), 'signed_out')
    const two = await expectRefusal(signInWithPassword(ctx, { ...wrong, email: 'nobody@example.org' }), 'signed_out')
    const { account, sessionId } = await signInWithPassword(ctx, right)
    const other = await readyPerson({ ...ada, email: 'second@example.org' })
    await ctx.db.transaction((tx) => createAccount(ctx, tx, other, 'admin'))
    await setAccountDisabled(ctx, { account, origin: 'web', sessionId }, id, true)
    const three = await expectRefusal(signInWithPassword(ctx, right), 'signed_out')
    expect(two).toEqual(one)
    expect(three).toEqual(one)
  })

  test.each(['ada\0@example.org', 'a\ud800@example.org', '\0'])(
    'an address that no database holds is wrong: %j',
    async (email) => {
      await expectRefusal(signInWithPassword(ctx, { ...wrong, email }), 'signed_out')
    },
  )

  describe('the limit', () => {
    test('refuses the eleventh failure, and even the right password then, until the first is a quarter hour old', async () => {
      for (let attempt = 0; attempt < 10; attempt++) {
        await expectRefusal(signInWithPassword(ctx, wrong), 'signed_out')
        ctx.pass({ seconds: 1 })
      }
      const refusal = await expectRefusal(signInWithPassword(ctx, right), 'too_many')
      expect(refusal.details?.retryAfter).toBe(15 * 60 - 10)
      ctx.pass({ minutes: 15 })
      await signInWithPassword(ctx, right)
    })
    test('holds for people who do not exist, with the same words', async () => {
      const nobody = { ...wrong, email: 'nobody@example.org' }
      for (let attempt = 0; attempt < 10; attempt++) {
        await takeAttempt(ctx, nobody.email, here.address)
        await takeAttempt(ctx, wrong.email, here.address)
      }
      expect(await expectRefusal(signInWithPassword(ctx, nobody), 'too_many')).toEqual(
        await expectRefusal(signInWithPassword(ctx, wrong), 'too_many'),
      )
    })
    test('counts attempts that come at once', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 14 }, () =>
          takeAttempt(ctx, ada.email, here.address).then(
            () => 'taken',
            (error: Error) => error.message,
          ),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(10)
      expect(outcomes.filter((outcome) => outcome.startsWith('Too many'))).toHaveLength(4)
    })
    test('starts anew once the person is in, and does not hold for others', async () => {
      for (let attempt = 0; attempt < 9; attempt++) await takeAttempt(ctx, ada.email, here.address)
      await signInWithPassword(ctx, right)
      for (let attempt = 0; attempt < 10; attempt++) await takeAttempt(ctx, ada.email, here.address)
      await takeAttempt(ctx, 'other@example.org', here.address)
    })
    test('also counts what one network address tries with many names', async () => {
      for (let attempt = 0; attempt < 100; attempt++)
        await takeAttempt(ctx, `person${attempt}@example.org`, '192.0.2.7')
      await expectRefusal(takeAttempt(ctx, 'one.more@example.org', '192.0.2.7'), 'too_many')
      await takeAttempt(ctx, 'one.more@example.org', '192.0.2.8')
    })
  })

  test('a session ends with sign-out, with its time, and with its account', async () => {
    const one = await signInWithPassword(ctx, right)
    await signOut(ctx, one.sessionId)
    expect(await isOpen(one.sessionId)).toBe(false)

    const two = await signInWithPassword(ctx, right)
    ctx.pass({ days: 31 })
    expect(await isOpen(two.sessionId)).toBe(false)

    const other = await readyPerson({ ...ada, email: 'second@example.org' })
    const second = await ctx.db.transaction((tx) => createAccount(ctx, tx, other, 'admin'))
    const three = await signInWithPassword(ctx, right)
    const actor = { account: second, origin: 'web' as const, sessionId: null }
    await setAccountDisabled(ctx, actor, id, true)
    expect(await isOpen(three.sessionId)).toBe(false)
    await setAccountDisabled(ctx, actor, id, false)
    expect(await isOpen(three.sessionId)).toBe(false) // signing in again is asked of them
  })

  test('the last administrator can’t be shut out', async () => {
    const { account, sessionId } = await signInWithPassword(ctx, right)
    await expectRefusal(setAccountDisabled(ctx, { account, origin: 'web', sessionId }, id, true), 'conflict')
  })

  test('a new password ends the other sessions, and needs the present one', async () => {
    const one = await signInWithPassword(ctx, right)
    const two = await signInWithPassword(ctx, right)
    const actor = { account: two.account, origin: 'web' as const, sessionId: two.sessionId }
    const next = 'another long password'
    await expectRefusal(changePassword(ctx, actor, { current: 'guess', next, ...here }), 'invalid')
    await changePassword(ctx, actor, { current: ada.password, next, ...here })
    expect(await isOpen(one.sessionId)).toBe(false)
    expect(await isOpen(two.sessionId)).toBe(true)
    await expectRefusal(signInWithPassword(ctx, right), 'signed_out')
    await signInWithPassword(ctx, { ...right, password: next })
  })

  test('a one-time link signs in once, for a day, and never someone who is shut out', async () => {
    const secretOf = async () => (await signInLink(ctx, id)).split('/').at(-1) ?? ''
    const used = await secretOf()
    expect((await signInWithLink(ctx, used)).account.id).toBe(id)
    await expectRefusal(signInWithLink(ctx, used), 'gone')
    await expectRefusal(signInWithLink(ctx, 'never made'), 'gone')

    const late = await secretOf()
    ctx.pass({ days: 1, seconds: 1 })
    await expectRefusal(signInWithLink(ctx, late), 'gone')

    const raced = await secretOf()
    const both = await Promise.allSettled([signInWithLink(ctx, raced), signInWithLink(ctx, raced)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
