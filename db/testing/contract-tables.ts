import { eq, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { type Dialect, isPostgres, postgresDialect, sqliteDialect } from '../dialect.ts'
import { difference } from '../generate-migrations.ts'

type Answer = { label: string; score?: number } | string | number | null

/** Tables of no meaning, with every kind of column, on which the contract of the data layer is tested. */
export function defineContractTables(d: Dialect) {
  const boxes = d.table(
    'contract_box',
    {
      id: d.text('id').primaryKey(),
      name: d.text('name').notNull().unique(),
      answer: d.json<Answer>('answer'),
      done: d.bool('done').notNull().default(false),
      count: d.int('count').notNull().default(0),
      size: d.real('size'),
      content: d.bytes('content'),
      takenBy: d.text('taken_by'),
      at: d.time('at'),
    },
    (t) => [
      d.index('contract_box_open').on(t.count, t.id).where(sql`${t.done} = false`),
      d.check('size', sql`size >= 0`),
    ],
  )
  const parts = d.table(
    'contract_part',
    {
      boxId: d
        .text('box_id')
        .notNull()
        .references(() => boxes.id),
      number: d.int('number').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.boxId, t.number] })],
  )
  return { boxes, parts }
}

const onPostgres = isPostgres(process.env.DATABASE_URL)
export const { boxes, parts } = defineContractTables(onPostgres ? postgresDialect : sqliteDialect)

export async function createContractTables(db: Db): Promise<void> {
  const { text } = await difference(db.kind === 'postgres' ? 'pg' : 'sqlite', null, defineContractTables)
  for (const statement of text.split('--> statement-breakpoint')) await db.rows(sql.raw(statement))
}

/** One box, `a`, and nothing else: what each test starts from. */
export async function resetContractTables(db: Db): Promise<void> {
  await db.delete(parts)
  await db.delete(boxes)
  await db.insert(boxes).values({ id: 'a', name: 'first' })
}

export async function countOfBox(db: Db, id: string): Promise<number | undefined> {
  return (await db.select().from(boxes).where(eq(boxes.id, id)))[0]?.count
}
