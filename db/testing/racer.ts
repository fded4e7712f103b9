import { eq, sql } from 'drizzle-orm'
import { openDatabase } from '../client.ts'
import { boxes } from './contract-tables.ts'

// One of several processes that race in races.test.ts: adds to a counter by reading it first, and takes open slots.
const url = process.env.RACE_URL!
const rounds = Number(process.env.RACE_ROUNDS)
const db = await openDatabase(url)
let taken = 0
for (let round = 0; round < rounds; round++) {
  await db.transaction(async (tx) => {
    const [row] = await tx.select().from(boxes).where(eq(boxes.id, 'counter')).for('update')
    await tx
      .update(boxes)
      .set({ count: row!.count + 1 })
      .where(eq(boxes.id, 'counter'))
  })
  const slot = await db.transaction((tx) =>
    tx
      .update(boxes)
      .set({ count: sql`${boxes.count} - 1` })
      .where(sql`${boxes.id} = 'slots' and ${boxes.count} > 0`),
  )
  taken += slot.rowCount ?? 0
}
await db.close()
console.log(JSON.stringify({ taken }))
