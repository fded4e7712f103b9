import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import type { JobId, ProjectId } from '#lib/domain/kernel/ids.ts'
import { mulberry32 } from '#lib/domain/statistics/mulberry32.ts'
import type { Actor } from '#lib/server/actor.ts'
import { seeAgreement } from '#lib/server/agreement/see-agreement.ts'
import { type Context, openContext } from '#lib/server/context.ts'
import { createProject } from '#lib/server/definitions/create-project.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { importOptionsSchema } from '#lib/server/imports/import-options.ts'
import { openImport } from '#lib/server/imports/open-import.ts'
import { receiveFile } from '#lib/server/imports/receive-file.ts'
import { startImport } from '#lib/server/imports/start-import.ts'
import { runJobHere } from '#lib/server/jobs/run-here.ts'
import { readSettings } from '#lib/server/settings.ts'
import { outcomeOf, settle } from '../scripts/lib/serve.ts'
import { benchPerson } from './shared/bench-people.ts'
import { median, printFigure, range, remark } from './shared/figures.ts'

/**
 * Agreement as the page asks for it: 3,000 choices of three labelers on 1,000 items, read from the database and measured
 * in the server's worker thread with 1,000 resamples for each figure, kept, and given back.
 */
const items = 1000
const labelers = ['anna', 'ben', 'cleo']
const runs = 15

const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'))
process.env.DATABASE_URL = ''
settle(folder, false)
outcomeOf('prepare-start.ts')
const ctx = await openContext(readSettings())
try {
  const lead = await benchPerson(ctx, 'Lena', 'admin')
  const project = await labeledProject(ctx, lead)
  // A measurement that does not exist makes a request of its own, so that what is kept answers none of the runs.
  const measure = async (run: number) => {
    const started = performance.now()
    const { report } = await seeAgreement(ctx, lead, { project, detail: `run ${run}` })
    if (report.detail?.answers !== items * labelers.length) throw new Error('not everything was measured')
    return performance.now() - started
  }
  const first = await measure(0)
  const times: number[] = []
  for (let run = 1; run <= runs; run++) times.push(await measure(run))
  printFigure('agreement_3000_ms', median(times), 'ms')
  remark(`${runs} runs: ${range(times)} ms; the first, which starts the worker: ${first.toFixed(0)} ms`)
} finally {
  await ctx.db.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0) // the worker thread would wait for more

async function labeledProject(context: Context, lead: Actor): Promise<ProjectId> {
  const { project, draft } = await createProject(context, lead, {
    name: 'Benchmark',
    template: 'image-classification',
  })
  const version = await publishDraft(context, lead, { project, draft, revision: 1 })
  remark(`published version ${version.number}; importing ${items} items with ${items * labelers.length} answers`)
  const { import: id } = await openImport(context, lead, { project, name: 'Benchmark' })
  const send = (name: string, bytes: Uint8Array) =>
    receiveFile(context, lead, {
      project,
      import: id,
      path: name,
      body: once(bytes),
      claimed: { bytes: bytes.length, sha256: null },
    })
  for (let i = 0; i < items; i++) await send(`${i}.png`, await tinyPicture(i))
  await send('answers.csv', Buffer.from(answers()))
  const { job } = await startImport(context, lead, { project, import: id, options: importOptionsSchema.parse({}) })
  const ended = job && (await runJobHere(context, job.id as JobId, () => {}))
  if (ended?.state !== 'done') throw new Error(`the import ended badly: ${ended?.message}`)
  return project
}

/** Three people who agree on two items of three, and otherwise choose as chance has it; seeded. */
function answers(): string {
  const random = mulberry32(1)
  const classes = ['fine', 'defect', 'borderline']
  const any = () => classes[Math.floor(random() * classes.length)] as string
  const lines = ['id,file,question,labeler,value']
  for (let i = 0; i < items; i++) {
    const usual = any()
    for (const labeler of labelers) lines.push(`${i}.png,${i}.png,,${labeler},${random() < 0.8 ? usual : any()}`)
  }
  return lines.join('\n')
}

function tinyPicture(i: number): Promise<Buffer> {
  const background = { r: i % 256, g: (i >> 8) * 60, b: 90 }
  return sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer()
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
