import { expect, test } from 'vitest'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { hashPassword, requireGoodPassword, verifyPassword } from './passwords.ts'

test('a password fits its own hash alone, which differs each time', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')])
  expect(one).not.toBe(two)
  expect(one).not.toContain('horse')
  expect(await verifyPassword('correct horse battery', one)).toBe(true)
  expect(await verifyPassword('correct horse battery ', one)).toBe(false)
  expect(await verifyPassword('', one)).toBe(false)
})

test('the same password typed in another Unicode form fits', async () => {
  const stored = await hashPassword('Pa\u00dfwort f\u00fcr Caf\u00e9')
  expect(await verifyPassword('Pa\u00dfwort fu\u0308r Cafe\u0301', stored)).toBe(true)
})

test('nothing fits where no password is stored', async () => {
  expect(await verifyPassword('correct horse battery', null)).toBe(false)
  expect(await verifyPassword('', null)).toBe(false)
})

test.each([
  ['short', 'at least 10'],
  ['x'.repeat(201), 'at most 200'],
  ['Somebody@example.org', 'not your address'],
])('%s is refused', (password, why) => {
  expect(() => requireGoodPassword(password, 'somebody@example.org')).toThrow(RefusalError)
  expect(() => requireGoodPassword(password, 'somebody@example.org')).toThrow(why)
})

test('many at once wait for each other, and all are answered', async () => {
  const stored = await hashPassword('correct horse battery')
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => verifyPassword(i % 2 === 0 ? 'correct horse battery' : 'no', stored)),
  )
  expect(answers).toEqual([true, false, true, false, true, false, true, false])
})
