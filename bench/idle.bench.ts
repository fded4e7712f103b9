import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer } from '../e2e/server.ts'
import { buildIfNeeded } from '../scripts/lib/build.ts'
import { residentMb } from './import/process-memory.ts'
import { median, printFigure, range, remark } from './shared/figures.ts'

/** Memory of a server that has answered once and then waits: the median of several starts, each on an empty folder. */
const starts = 3
const restMs = 5000

await buildIfNeeded()
const readings: number[] = []
for (let start = 0; start < starts; start++) readings.push(await readOne())
printFigure('server_idle_rss_mb', median(readings), 'MB')
remark(`${starts} starts: ${range(readings)} MB`)

async function readOne(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'))
  const server = await startServer({ CONCORD_DATA: folder, DATABASE_URL: '' })
  try {
    const answer = await fetch(new URL('/sign-in', server.url))
    if (!answer.ok) throw new Error(`the sign-in page answered ${answer.status}`)
    await answer.text()
    await sleep(restMs)
    return residentMb(server.pid)
  } finally {
    await server.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}
