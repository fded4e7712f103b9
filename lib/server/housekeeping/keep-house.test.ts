import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getOperation, insertOperation } from '#db/queries/annotation.ts'
import { describeDatabases } from '#db/testing/databases.ts'
import { type SeededPeople, seedPeople } from '../testing/seed-people.ts'
import { createTestContext, type TestContext } from '../testing/test-context.ts'
import { keepHouse } from './keep-house.ts'
import { operationDays, pruneOperations } from './prune-operations.ts'

describeDatabases('housekeeping', (open) => {
  let ctx: TestContext
  let seed: SeededPeople
  beforeEach(async () => {
    ctx = createTestContext(await open())
    seed = await seedPeople(ctx)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Notes an operation that was answered so many days before now. */
  async function answered(id: string, daysAgo: number): Promise<void> {
    const at = new Date(ctx.now().getTime() - daysAgo * 24 * 3_600_000)
    const row = { accountId: seed.members.labeler.account.id, id, bodyHash: 'h', status: 200, answer: {}, at }
    await insertOperation(ctx.db, row)
  }
  const kept = async (id: string) => (await getOperation(ctx.db, seed.members.labeler.account.id, id)) !== null

  test('forgets operations of more than thirty days ago, however many, and no other', async () => {
    expect(operationDays).toBe(30)
    for (let i = 0; i < 501; i++) await answered(`old-${i}`, 31)
    await answered('month', 30)
    await answered('today', 0)
    expect(await pruneOperations(ctx)).toBe(501)
    expect(await Promise.all(['old-0', 'old-500', 'month', 'today'].map(kept))).toEqual([false, false, true, true])
  })

  test('leaves the same id of somebody else who used it lately', async () => {
    await answered('same', 31)
    const { sme } = seed.members
    const row = { id: 'same', bodyHash: 'h', status: 200, answer: {}, at: ctx.now() }
    await insertOperation(ctx.db, { ...row, accountId: sme.account.id })
    await pruneOperations(ctx)
    expect(await kept('same')).toBe(false)
    expect(await getOperation(ctx.db, sme.account.id, 'same')).not.toBeNull()
  })

  test('is kept at the start, and again a day later', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await answered('old', 31)
    const house = keepHouse(ctx)
    await vi.waitFor(async () => expect(await kept('old')).toBe(false))
    await answered('older', 31)
    vi.advanceTimersByTime(24 * 3_600_000)
    await house.stop()
    expect(await kept('older')).toBe(false)
  })
})
