import { AsyncResource } from 'node:async_hooks'
import { and, asc, count, eq, like, lt, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from './client.ts'
import { faultOf } from './faults.ts'
import { migrate } from './migrate.ts'
import { caught } from './testing/caught.ts'
import { boxes, countOfBox, createContractTables, parts, resetContractTables } from './testing/contract-tables.ts'
import { describeDatabases } from './testing/databases.ts'

/** Code that runs as another request would: not inside the transaction that calls it. */
const elsewhere = new AsyncResource('elsewhere')

describeDatabases('the data layer', (open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await createContractTables(db)
  })
  beforeEach(() => resetContractTables(db))
  const countOf = (id: string) => countOfBox(db, id)

  test.each([{ label: 'x', score: 0.5 }, '12', 'true', 12, null, { label: '"\u0001é🙂' }])(
    'keeps the JSON value %j',
    async (answer) => {
      const [row] = await db.update(boxes).set({ answer }).returning()
      expect(row?.answer).toEqual(answer)
      expect((await db.select().from(boxes))[0]?.answer).toEqual(answer)
    },
  )

  test('keeps the order of keys in JSON and reaches into it', async () => {
    await db.update(boxes).set({ answer: { score: 3, label: 'x' } })
    const [row] = await db.select({ answer: boxes.answer, label: sql<string>`${boxes.answer} ->> 'label'` }).from(boxes)
    expect(JSON.stringify(row?.answer)).toBe('{"score":3,"label":"x"}')
    expect(row?.label).toBe('x')
  })

  test('keeps truth values, whole and real numbers, bytes and moments to the millisecond', async () => {
    const at = new Date(1_730_000_000_123)
    const content = Buffer.from([0, 255, 10])
    const values = { done: true, count: 2 ** 52 + 1, size: 0.1, content, at }
    await db.update(boxes).set(values)
    expect((await db.select().from(boxes))[0]).toMatchObject(values)
    expect(await db.select().from(boxes).where(lt(boxes.at, at))).toEqual([])
    expect(
      await db
        .select()
        .from(boxes)
        .where(lt(boxes.at, new Date(at.getTime() + 1))),
    ).toHaveLength(1)
    expect(await db.select().from(boxes).where(eq(boxes.done, false))).toEqual([])
  })

  test('counts and sums as numbers, also in hand-written SQL', async () => {
    await db.insert(boxes).values({ id: 'b', name: 'second', count: 3 })
    expect(await db.$count(boxes, eq(boxes.count, 3))).toBe(1)
    expect(await db.select({ n: count() }).from(boxes)).toEqual([{ n: 2 }])
    expect(await db.rows(sql`select count(*) as n, sum(${boxes.count}) as total from ${boxes}`)).toEqual([
      { n: 2, total: 3 },
    ])
  })

  test('sorts and compares text by code point, with regard to case', async () => {
    await db.delete(boxes)
    const names = ['a', 'B', 'é', 'Z', 'z', '🙂', '\uff5e', '_']
    await db.insert(boxes).values(names.map((name) => ({ id: name, name })))
    const sorted = (await db.select().from(boxes).orderBy(asc(boxes.name))).map((row) => row.name)
    expect(sorted).toEqual(['B', 'Z', '_', 'a', 'z', 'é', '\uff5e', '🙂'])
    expect(await db.select().from(boxes).where(like(boxes.name, 'z'))).toHaveLength(1)
  })

  test('inserts or updates under a condition, and says how many rows changed', async () => {
    const save = (from: number) =>
      db
        .insert(boxes)
        .values({ id: 'a', name: 'first' })
        .onConflictDoUpdate({
          target: boxes.id,
          set: { count: sql`${boxes.count} + 1` },
          setWhere: eq(boxes.count, from),
        })
        .returning({ count: boxes.count })
    expect(await save(0)).toEqual([{ count: 1 }])
    expect(await save(0)).toEqual([])
    expect((await db.update(boxes).set({ count: 5 }).where(eq(boxes.id, 'a'))).rowCount).toBe(1)
    expect((await db.update(boxes).set({ count: 6 }).where(eq(boxes.id, 'none'))).rowCount).toBe(0)
  })

  test('names what a constraint refused', async () => {
    const insert = (values: Partial<typeof boxes.$inferInsert>) =>
      caught(db.insert(boxes).values({ id: 'b', name: 'b', ...values }))
    expect(faultOf(await insert({ id: 'a' }))).toBe('unique')
    expect(faultOf(await insert({ name: 'first' }))).toBe('unique')
    expect(faultOf(await insert({ size: -1 }))).toBe('check')
    expect(faultOf(await insert({ name: null as unknown as string }))).toBe('not_null')
    expect(faultOf(await caught(db.insert(parts).values({ boxId: 'none', number: 1 })))).toBe('foreign_key')
    await db.insert(parts).values({ boxId: 'a', number: 1 })
    expect(faultOf(await caught(db.delete(boxes)))).toBe('foreign_key')
    expect(faultOf(new Error('of another kind'))).toBeNull()
  })

  test('refuses text with a NUL character', async () => {
    expect(await caught(db.update(boxes).set({ name: 'a\0b' }))).toBeInstanceOf(Error)
  })

  test('reads one unchanging state in a snapshot, beside a writer, and refuses to write there', async () => {
    await db.snapshot(async (view) => {
      const before = await view.select().from(boxes)
      await elsewhere.runInAsyncScope(() => db.update(boxes).set({ count: 8 }).execute())
      expect(await view.select().from(boxes)).toEqual(before)
      const [inner] = await view.transaction(async (nested) => nested.select().from(boxes))
      expect(inner?.count).toBe(0)
    })
    expect(await countOf('a')).toBe(8)
    expect(await caught(db.snapshot((view) => view.delete(boxes)))).toBeInstanceOf(Error)
    expect(await countOf('a')).toBe(8)
  })

  test('refuses to write where it was opened for reading only', async () => {
    const reader = await openDatabase(db.url, { readOnly: true })
    expect(await reader.select().from(boxes)).toHaveLength(1)
    expect(await reader.snapshot((view) => view.$count(boxes))).toBe(1)
    expect(await caught(reader.delete(boxes))).toBeInstanceOf(Error)
    expect(await caught(reader.transaction((tx) => tx.delete(boxes)))).toBeInstanceOf(Error)
    await reader.close()
    expect(await countOf('a')).toBe(0)
  })

  test('says what an address must look like', async () => {
    const other = 'mysql://user:secret@host/db'
    const words = /^(?!.*secret).*as in postgres:\/\/.* begins with mysql:$/
    await expect(openDatabase(other)).rejects.toThrow(words)
    await expect(migrate(other)).rejects.toThrow(words)
  })

  test('joins, groups and reads common table expressions alike', async () => {
    await db.insert(parts).values([
      { boxId: 'a', number: 1 },
      { boxId: 'a', number: 2 },
    ])
    const sizes = db.$with('sizes').as(
      db
        .select({ boxId: parts.boxId, n: count().as('n') })
        .from(parts)
        .groupBy(parts.boxId),
    )
    const rows = await db
      .with(sizes)
      .select({ name: boxes.name, n: sizes.n })
      .from(boxes)
      .leftJoin(sizes, eq(sizes.boxId, boxes.id))
    expect(rows).toEqual([{ name: 'first', n: 2 }])
    expect(
      await db
        .selectDistinct({ boxId: parts.boxId })
        .from(parts)
        .where(and(eq(parts.boxId, 'a'))),
    ).toHaveLength(1)
  })
})
