import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { VersionId } from '#lib/domain/kernel/ids.ts'
import { createApiToken } from '#lib/server/accounts/api-tokens.ts'
import { openContext } from '#lib/server/context.ts'
import { createProject } from '#lib/server/definitions/create-project.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { openRound } from '#lib/server/rounds/open-round.ts'
import { readSettings } from '#lib/server/settings.ts'
import { startServer } from '../e2e/server.ts'
import { buildIfNeeded } from '../scripts/lib/build.ts'
import { ImportClient } from './import/import-client.ts'
import { residentMb } from './import/process-memory.ts'
import { seededImage } from './import/seeded-image.ts'
import { benchPerson, joinAs } from './shared/bench-people.ts'
import { median, printFigure, remark } from './shared/figures.ts'

/**
 * Imports 1,000 seeded images of 2 Mpx into a production server, from the first upload to the moment they are visible,
 * while a labeler saves; prints the time, the greatest memory of the server with its workers, and the median save.
 */
const images = Number(process.env.BENCH_IMAGES || 1000)

await buildIfNeeded()
const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'))
const dataFolder = path.join(folder, 'data')
const env = { CONCORD_DATA: dataFolder, DATABASE_URL: '' }
const server = await startServer(env)
try {
  const ctx = await openContext(readSettings({ ...process.env, ...env }))
  const lead = await benchPerson(ctx, 'Lena', 'admin')
  const labeler = await benchPerson(ctx, 'Lars')
  const { project, draft } = await createProject(ctx, lead, { name: 'Benchmark', template: 'image-classification' })
  await publishDraft(ctx, lead, { project, draft, revision: 1 })
  await joinAs(ctx, labeler, project, ['labeler'])
  const leads = new ImportClient(server.url, (await createApiToken(ctx, lead, { name: 'b', days: 1 })).token)
  const labels = new ImportClient(server.url, (await createApiToken(ctx, labeler, { name: 'b', days: 1 })).token)

  await leads.importFiles(project, [{ name: 'first.jpg', read: () => seededImage(0) }])
  await openRound(ctx, lead, { project, overlap: 1, draw: { how: 'all', fresh: false } })
  await ctx.db.close()
  const files = []
  for (let i = 1; i <= images; i++) {
    const file = path.join(folder, `${i}.jpg`)
    writeFileSync(file, await seededImage(i))
    files.push({ name: `camera/${String(i).padStart(4, '0')}.jpg`, read: async () => readFileSync(file) })
  }

  const watch = watchMemory(server.pid)
  const saves = startSaving(labels, project)
  const imported = await leads.importFiles(project, files)
  const times = await saves.stop()
  const peak = watch.stop()
  printFigure('import_1000_images_s', imported.totalSeconds * (1000 / images), 's')
  printFigure('import_rss_mb', peak, 'MB')
  printFigure('save_during_import_ms', median(times), 'ms')
  const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
  remark(
    `${imported.message}; uploads ${imported.uploadSeconds.toFixed(1)} s; ${times.length} saves, 95th percentile ${p95.toFixed(0)} ms`,
  )
} finally {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

/** Saves a draft again and again, as a labeler does who edits without rest, and takes the time of each save. */
function startSaving(client: ImportClient, project: string): { stop(): Promise<number[]> } {
  const times: number[] = []
  let stopped = false
  const saving = (async () => {
    const base = `/api/v1/projects/${project}/label`
    type Claim = { current: { assignment: string }; round: { versionId: VersionId } }
    const claim = await client.call<Claim>('POST', `${base}/claim`, {})
    for (let baseRevision = 0; !stopped; baseRevision++) {
      const started = performance.now()
      await client.call('PUT', `${base}/assignments/${claim.current.assignment}/draft`, {
        operationId: crypto.randomUUID(),
        baseRevision,
        versionId: claim.round.versionId,
        document: { format: 1, answers: { q1: { kind: 'lacks', reason: `edit ${baseRevision}` } } },
        activeSeconds: baseRevision,
      })
      times.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
  })()
  return {
    async stop() {
      stopped = true
      await saving
      return times
    },
  }
}

function watchMemory(pid: number): { stop(): number } {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMb(pid))
  }, 200)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}
