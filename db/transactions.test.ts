import { AsyncResource } from 'node:async_hooks'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { asc, eq, isNull, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from './client.ts'
import { faultOf } from './faults.ts'
import { caught } from './testing/caught.ts'
import { boxes, countOfBox, createContractTables, parts, resetContractTables } from './testing/contract-tables.ts'
import { describeDatabases } from './testing/databases.ts'

/** Code that runs as another request would: not inside the transaction that calls it. */
const elsewhere = new AsyncResource('elsewhere')

describeDatabases('transactions', (open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await createContractTables(db)
  })
  beforeEach(() => resetContractTables(db))
  const countOf = (id: string) => countOfBox(db, id)

  test('takes back a transaction that throws, which nobody saw meanwhile', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.update(boxes).set({ count: 9 })
      expect((await tx.select().from(boxes))[0]?.count).toBe(9)
      expect(await elsewhere.runInAsyncScope(countOf, null, 'a')).toBe(0)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await countOf('a')).toBe(0)
  })

  test('takes back a savepoint alone', async () => {
    await db.transaction(async (tx) => {
      await tx.update(boxes).set({ count: 1 })
      const inner = tx.transaction(async (savepoint) => {
        await savepoint.update(boxes).set({ count: 2 })
        throw new Error('inner')
      })
      await expect(inner).rejects.toThrow('inner')
      await caught(tx.transaction((savepoint) => savepoint.insert(boxes).values({ id: 'a', name: 'again' })))
      await tx.transaction((savepoint) => savepoint.update(boxes).set({ size: 1 }))
    })
    expect((await db.select().from(boxes))[0]).toMatchObject({ count: 1, size: 1 })
  })

  test('does not go on, or commit, after a failed statement', async () => {
    const transaction = db.transaction(async (tx) => {
      await tx.update(boxes).set({ count: 7 })
      await caught(tx.insert(boxes).values({ id: 'a', name: 'again' }))
      expect(String((await caught(tx.select().from(boxes)))?.cause)).toContain('cannot go on')
    })
    expect(faultOf(await caught(transaction))).toBe('unique')
    expect(await countOf('a')).toBe(0)
  })

  test('refuses a call on the plain database inside a transaction', async () => {
    const calls = [
      () => db.delete(parts),
      () => db.select().from(boxes),
      () => db.rows(sql`select 1`),
      () => db.transaction(async () => {}),
      () => db.snapshot(async () => {}),
    ]
    for (const call of calls) {
      const error = await caught(db.transaction(async () => void (await call())))
      expect(`${error} ${error?.cause}`).toContain('use the handle')
    }
    expect(await countOf('a')).toBe(0)
  })

  test('lets code that outlives a transaction use the plain database', async () => {
    let later: Promise<number | undefined> = Promise.resolve(undefined)
    await db.transaction(async () => {
      later = pause(20).then(() => countOf('a'))
    })
    expect(await later).toBe(0)
  })

  test('refuses the handle of a transaction that is over', async () => {
    const kept = await db.transaction(async (tx) => ({ tx }))
    const error = await caught(kept.tx.delete(boxes))
    expect(String(error?.cause)).toContain('is over')
    expect(await countOf('a')).toBe(0)
  })

  test('loses none of 100 concurrent changes', async () => {
    const increment = () =>
      db.transaction(async (tx) => {
        const [row] = await tx.select().from(boxes).where(eq(boxes.id, 'a')).for('update')
        await turn()
        await tx
          .update(boxes)
          .set({ count: row!.count + 1 })
          .where(eq(boxes.id, 'a'))
      })
    await Promise.all(Array.from({ length: 100 }, increment))
    expect(await countOf('a')).toBe(100)
  })

  test('loses none of 50 changes under a named lock', async () => {
    const increment = () =>
      db.transaction(async (tx) => {
        await tx.lock('box a')
        const [row] = await tx.select().from(boxes).where(eq(boxes.id, 'a'))
        await turn()
        await tx
          .update(boxes)
          .set({ count: row!.count + 1 })
          .where(eq(boxes.id, 'a'))
      })
    await Promise.all(Array.from({ length: 50 }, increment))
    expect(await countOf('a')).toBe(50)
    expect(String(await caught(db.lock('box a')))).toContain('transaction')
  })

  test('gives each row to one of 40 that claim at once', async () => {
    await db.delete(boxes)
    await db.insert(boxes).values(Array.from({ length: 40 }, (_, i) => ({ id: `b${i}`, name: `b${i}` })))
    const claim = (who: number) =>
      db.transaction(async (tx) => {
        const open = tx.select().from(boxes).where(isNull(boxes.takenBy)).orderBy(asc(boxes.id)).limit(1)
        const [row] = await open.for('update', { skipLocked: true })
        if (row)
          await tx
            .update(boxes)
            .set({ takenBy: `${who}` })
            .where(eq(boxes.id, row.id))
        return row?.id
      })
    const claimed = await Promise.all(Array.from({ length: 40 }, (_, who) => claim(who)))
    expect(new Set(claimed).size).toBe(40)
    expect(await db.$count(boxes, isNull(boxes.takenBy))).toBe(0)
  })

  test('runs a transaction again when it is caught in a deadlock', async () => {
    await db.insert(boxes).values({ id: 'b', name: 'second' })
    const both = (first: string, second: string) =>
      db.transaction(async (tx) => {
        await tx
          .update(boxes)
          .set({ count: sql`${boxes.count} + 1` })
          .where(eq(boxes.id, first))
        await turn()
        await tx
          .update(boxes)
          .set({ count: sql`${boxes.count} + 1` })
          .where(eq(boxes.id, second))
      })
    await Promise.all([both('a', 'b'), both('b', 'a')])
    expect([await countOf('a'), await countOf('b')]).toEqual([2, 2])
  })
})
