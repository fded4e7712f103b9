import type { Definition } from '#lib/domain/definition/definition.ts'
import type { DraftChange } from '#lib/domain/definition/draft-change.ts'
import type { ProjectId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '#lib/server/actor.ts'
import { changeDraft } from '#lib/server/definitions/change-draft.ts'
import { createDraft } from '#lib/server/definitions/create-draft.ts'
import { createProject } from '#lib/server/definitions/create-project.ts'
import { publishDraft } from '#lib/server/definitions/publish-draft.ts'
import { addSimulatedLabeler } from '#lib/server/demo/simulated-labeler.ts'
import { gather, type People } from './people.ts'
import type { SampleContext } from './sample-context.ts'

type NewSample = {
  name: string
  description: string
  definition: Definition
  mmPerPixel?: number
  /** The names of its simulated labelers. */
  labelers: readonly string[]
}

/** Starts a project with its first version published and everyone in it. */
export async function startProject(ctx: SampleContext, people: People, sample: NewSample): Promise<ProjectId> {
  const { labelers, ...input } = sample
  const { project, draft } = await createProject(ctx, people.lead, input)
  ctx.pass(1800)
  await publishDraft(ctx, people.lead, { project, draft, revision: 1, note: 'The first version.' })
  await gather(ctx, people, project)
  for (const name of labelers) await addSimulatedLabeler(ctx, people.lead, { project, name })
  ctx.pass(600)
  return project
}

/** Drafts the next version by these edits, one after the other, and publishes it. */
export async function publishNext(
  ctx: SampleContext,
  lead: Actor,
  project: ProjectId,
  changes: readonly DraftChange[],
  note: string,
): Promise<void> {
  let draft = await createDraft(ctx, lead, { project })
  for (const change of changes) {
    draft = await changeDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision, change })
    ctx.pass(60)
  }
  await publishDraft(ctx, lead, { project, draft: draft.id, revision: draft.revision, note })
  ctx.pass(900)
}
