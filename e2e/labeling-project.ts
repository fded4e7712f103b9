import sharp from 'sharp'
import type { DrawRequest } from '#lib/domain/assignment/draw-items.ts'
import type { ProjectId, RoundId } from '#lib/domain/kernel/ids.ts'
import { requireActorByEmail } from '#lib/server/actor.ts'
import { changeDraft } from '#lib/server/definitions/change-draft.ts'
import { createDraft } from '#lib/server/definitions/create-draft.ts'
import { createProject, type NewProject } from '#lib/server/definitions/create-project.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { importOptionsSchema } from '#lib/server/imports/import-options.ts'
import { openImport } from '#lib/server/imports/open-import.ts'
import { receiveFile } from '#lib/server/imports/receive-file.ts'
import { startImport } from '#lib/server/imports/start-import.ts'
import { runJobHere } from '#lib/server/jobs/run-here.ts'
import { closeRound } from '#lib/server/rounds/close-round.ts'
import { openRound } from '#lib/server/rounds/open-round.ts'
import type { People, Person } from './people.ts'

export type LabelingProject = { project: ProjectId; lead: Person; labelers: Person[]; round: RoundId }

type Wishes = {
  name: string
  labelers: readonly string[]
  /** How many pictures, or the files themselves. */
  items: number | Record<string, Buffer>
  from?: { template: Extract<NewProject, { template: unknown }>['template'] } | { definition: unknown }
  overlap?: number
  leaseSeconds?: number
  draw?: DrawRequest
}

/** A project with its people and items, the definition published and a round open: what a labeling test starts from. */
export async function labelingProject(people: People, wishes: Wishes): Promise<LabelingProject> {
  const { ctx } = people
  const lead = await people.signedIn(`${wishes.name} lead`, 'admin')
  const actor = await requireActorByEmail(ctx, lead.email, 'web')
  const from = wishes.from ?? { template: 'image-classification' as const }
  const { project, draft } = await createProject(ctx, actor, { name: wishes.name, ...from })
  await publishDraft(ctx, actor, { project, draft, revision: 1 })
  const labelers: Person[] = []
  for (const name of wishes.labelers) {
    const labeler = await people.signedIn(name)
    await people.join(labeler, project, ['labeler'])
    labelers.push(labeler)
  }
  const files = typeof wishes.items === 'number' ? await pictures(wishes.items) : wishes.items
  await importFiles(people, lead.email, project, files)
  const { round } = await openRound(ctx, actor, {
    project,
    overlap: wishes.overlap ?? labelers.length,
    leaseSeconds: wishes.leaseSeconds,
    draw: wishes.draw ?? { how: 'all', fresh: false },
  })
  return { project, lead, labelers, round }
}

/** Closes the round, publishes a definition with another general rule, and opens a second round of all items. */
export async function secondRound(people: People, begun: LabelingProject, rule: string): Promise<void> {
  const { ctx } = people
  const { project } = begun
  const actor = await requireActorByEmail(ctx, begun.lead.email, 'web')
  await closeRound(ctx, actor, { project, round: begun.round })
  const { id, revision } = await createDraft(ctx, actor, { project })
  const change = { kind: 'set_general' as const, text: rule }
  const draft = await changeDraft(ctx, actor, { project, draft: id, revision, change })
  await publishDraft(ctx, actor, { project, draft: id, revision: draft.revision })
  await openRound(ctx, actor, { project, overlap: begun.labelers.length, draw: { how: 'all', fresh: false } })
}

/** Imports files as the person with this address. */
export async function importFiles(
  people: People,
  email: string,
  project: ProjectId,
  files: Record<string, Buffer>,
): Promise<void> {
  const { ctx } = people
  const actor = await requireActorByEmail(ctx, email, 'web')
  const opened = await openImport(ctx, actor, { project, name: 'A folder' })
  for (const [path, content] of Object.entries(files)) {
    const claimed = { bytes: content.byteLength, sha256: null }
    await receiveFile(ctx, actor, { project, import: opened.import, path, body: whole(content), claimed })
  }
  const options = importOptionsSchema.parse({})
  const { job } = await startImport(ctx, actor, { project, import: opened.import, options })
  if (job) await runJobHere(ctx, job.id, () => {})
}

async function* whole(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content
}

/** Grey screens with a scratch each, no two alike. */
async function pictures(count: number): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  for (let i = 0; i < count; i++) {
    const shade = 60 + ((i * 37) % 120)
    const scratch = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320">
      <rect width="480" height="320" fill="rgb(${shade},${shade},${shade + 10})"/>
      <line x1="${60 + i * 9}" y1="80" x2="${220 + i * 5}" y2="${190 - i * 3}" stroke="#eee" stroke-width="${1 + (i % 3)}"/>
    </svg>`
    files[`screen-${String(i).padStart(3, '0')}.png`] = await sharp(Buffer.from(scratch)).png().toBuffer()
  }
  return files
}
