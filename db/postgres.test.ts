import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { describeDatabases } from './testing/databases.ts'
import { onServer } from './testing/on-server.ts'

describeDatabases('a lost connection', (open) => {
  test('fails the transaction that it carried, and nothing else', async () => {
    const db = await open()
    await db.rows(sql`create table note (text text)`)
    const cutOff = db.transaction(async (tx) => {
      await tx.rows(sql`insert into note values ('lost')`)
      const [{ pid } = { pid: 0 }] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await onServer(db.url, `select pg_terminate_backend(${pid}, 10000)`)
      await tx.rows(sql`insert into note values ('lost too')`)
    })
    await expect(cutOff).rejects.toThrow()
    await db.transaction((tx) => tx.rows(sql`insert into note values ('kept')`))
    expect(await db.rows(sql`select text from note`)).toEqual([{ text: 'kept' }])
  })
})
