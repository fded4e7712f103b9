import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import type { Database } from '#db/client.ts'
import { tables } from '#db/tables.ts'
import { definitionSchema } from '#lib/domain/definition/definition.ts'
import type { JobId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { schemaSchema } from '#lib/domain/schema/schema.ts'
import type { Actor } from '#lib/server/actor.ts'
import { importOptionsSchema } from '#lib/server/imports/import-options.ts'
import { openImport } from '#lib/server/imports/open-import.ts'
import { receiveFile } from '#lib/server/imports/receive-file.ts'
import { startImport } from '#lib/server/imports/start-import.ts'
import { runJobHere } from '#lib/server/jobs/run-here.ts'
import { type SeededPeople, seedPeople } from '#lib/server/testing/seed-people.ts'
import { createTestContext, type TestContext } from '#lib/server/testing/test-context.ts'

export type ImportFixture = {
  ctx: TestContext
  people: SeededPeople
  lead: Actor
  project: ProjectId
  dataFolder: string
  remove(): void
}

/** People, a project and a data folder of its own, for tests of imports. */
export async function importFixture(db: Database): Promise<ImportFixture> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'concord-import-'))
  const ctx = createTestContext(db, { dataFolder })
  const people = await seedPeople(ctx)
  const remove = () => rmSync(dataFolder, { recursive: true, force: true })
  return { ctx, people, lead: people.members.lead, project: people.project, dataFolder, remove }
}

const classes = [
  { id: 'scratch', name: 'Scratch', key: 's', colour: 0 },
  { id: 'dent', name: 'Dent', key: 'd', colour: 1 },
]
const questions = {
  choice: { kind: 'choice', id: 'fault', name: 'Fault', classes },
  boxes: { kind: 'boxes', id: 'faults', name: 'Faults', classes },
  text: { kind: 'text', id: 'words', name: 'Words' },
}

/** Publishes a definition that asks one question. */
export async function publish(fixture: ImportFixture, kind: keyof typeof questions, number = 1): Promise<VersionId> {
  const { ctx, project, lead } = fixture
  const id = ctx.newId<VersionId>()
  const media = kind === 'text' ? 'audio' : 'image'
  await ctx.db.insert(tables.versions).values({
    id,
    projectId: project,
    number,
    operations: [],
    definition: definitionSchema.parse({
      format: 1,
      schema: schemaSchema.parse({ media, questions: [questions[kind]] }),
      guideline: {},
      acceptable: {},
    }),
    hash: id,
    publishedBy: lead.account.id,
    publishedAt: ctx.now(),
  })
  return id
}

/** A small PNG that differs from others by its colour. */
export function png(red: number, width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: red, g: 90, b: 90 } } })
    .png()
    .toBuffer()
}

type Files = Record<string, string | Buffer>

async function* chunks(content: string | Buffer): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** Sends files to a new import and gives its id. */
export async function upload({ ctx, lead, project }: ImportFixture, files: Files): Promise<string> {
  const { import: id } = await openImport(ctx, lead, { project, name: 'A folder' })
  for (const [name, content] of Object.entries(files)) {
    const claimed = { bytes: Buffer.byteLength(content), sha256: null }
    await receiveFile(ctx, lead, { project, import: id, path: name, body: chunks(content), claimed })
  }
  return id
}

/** Starts an import; what it answers. */
export function start({ ctx, lead, project }: ImportFixture, id: string, options: object = {}) {
  return startImport(ctx, lead, { project, import: id, options: importOptionsSchema.parse(options) })
}

/** Uploads, starts and runs an import to its end; the job as it ended, null when there was nothing to do. */
export async function importFiles(fixture: ImportFixture, files: Files, options: object = {}) {
  const { job, summary } = await start(fixture, await upload(fixture, files), options)
  const ended = job && (await runJobHere(fixture.ctx, job.id as JobId, () => {}))
  return { job: ended, summary }
}
