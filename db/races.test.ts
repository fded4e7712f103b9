import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { boxes, createContractTables } from './testing/contract-tables.ts'
import { describeDatabases } from './testing/databases.ts'

const run = promisify(execFile)

describeDatabases('six processes that write at once', (open) => {
  test('lose no change and take no slot twice', async () => {
    const db = await open()
    await createContractTables(db)
    const [processes, rounds, slots] = [6, 40, 100]
    await db.insert(boxes).values([
      { id: 'counter', name: 'counter' },
      { id: 'slots', name: 'slots', count: slots },
    ])
    const env = { ...process.env, RACE_URL: db.url, RACE_ROUNDS: String(rounds) }
    const racer = () => run(process.execPath, [path.join(import.meta.dirname, 'testing', 'racer.ts')], { env })
    const reports = await Promise.all(Array.from({ length: processes }, racer))
    const taken = reports.map((report) => (JSON.parse(report.stdout) as { taken: number }).taken)
    const count = async (id: string) => (await db.select().from(boxes).where(eq(boxes.id, id)))[0]?.count
    expect(await count('counter')).toBe(processes * rounds)
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(slots)
    expect(await count('slots')).toBe(0)
  })
})
