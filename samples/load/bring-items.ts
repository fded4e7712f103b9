import type { JobId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '#lib/server/actor.ts'
import { importOptionsSchema } from '#lib/server/imports/import-options.ts'
import { openImport } from '#lib/server/imports/open-import.ts'
import { receiveFile } from '#lib/server/imports/receive-file.ts'
import { startImport } from '#lib/server/imports/start-import.ts'
import { runJobHere } from '#lib/server/jobs/run-here.ts'
import type { SampleContext } from './sample-context.ts'

export type SampleFile = { path: string; bytes: Uint8Array }
export type ImportSettings = {
  name: string
  source: string
  referenceKind: 'external' | 'human'
  referenceSource: string
}

/** Imports files as the lead would drop a folder; a bad row ends the load, since the samples have none. */
export async function bringItems(
  ctx: SampleContext,
  lead: Actor,
  project: ProjectId,
  files: AsyncIterable<SampleFile> | Iterable<SampleFile>,
  { name, ...settings }: ImportSettings,
): Promise<void> {
  const { import: id } = await openImport(ctx, lead, { project, name })
  for await (const { path, bytes } of files) {
    const claimed = { bytes: bytes.length, sha256: null }
    await receiveFile(ctx, lead, { project, import: id, path, body: once(bytes), claimed })
  }
  const { job } = await startImport(ctx, lead, { project, import: id, options: importOptionsSchema.parse(settings) })
  const ended = job && (await runJobHere(ctx, job.id as JobId, () => {}))
  if (ended?.state !== 'done')
    throw new Error(`the import of ${name} ended badly: ${ended?.message ?? 'nothing to do'}`)
  ctx.pass(300)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A CSV file; none of the samples' cells needs quotes. */
export function csv(rows: readonly Readonly<Record<string, string | number>>[]): Buffer {
  const names = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','))
  return Buffer.from([names.join(','), ...lines, ''].join('\n'))
}

function cell(value: string | number): string {
  const text = String(value)
  if (/[",\n\r]/.test(text)) throw new Error(`this cell would need quotes: ${text}`)
  return text
}
