import { createHash } from 'node:crypto'
import type { Db } from '#db/client.ts'
import {
  closeDefinitionDraft,
  type DefinitionDraft,
  getLatestVersion,
  getOpenDraft,
  getVersion,
  insertVersion,
  requireVersion,
} from '#db/queries/definition.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Operation } from '#lib/domain/definition/operation.ts'
import { refuseProblems } from '#lib/domain/definition/validate-definition.ts'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { quoted } from '#lib/domain/schema/names.ts'
import { canonicalJson } from '#lib/formats/canonical-json.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { type DraftOutlook, readOutlook } from './draft-outlook.ts'
import { requireDraft, staleDraft } from './require-draft.ts'

export type Published = { version: VersionId; number: number; hash: string }

/**
 * Publishes a draft as the next version: immutable from then on. It must be as it was seen (`revision`), hold together,
 * and say what becomes of every class that labels use.
 *
 * @throws forbidden, not_found; invalid with all problems; conflict when it moved on, was published, its parent is no
 *   longer the latest, or a class that labels use was dropped (with the count)
 */
export async function publishDraft(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; draft: string; revision: number; note?: string },
): Promise<Published> {
  const { project } = input
  await requirePermission(ctx, actor, project, 'definition.change')
  const { draft, outlook } = await ctx.db.snapshot(async (view) => {
    const draft = await requireDraft(view, project, input.draft, input.revision)
    return { draft, outlook: await readOutlook(view, project, draft) }
  })
  requirePublishable(outlook)
  const version = ctx.newId<VersionId>()
  return ctx.db.transaction(async (tx) => {
    await tx.lock(`definition/${project}`)
    const latest = await getLatestVersion(tx, project)
    if ((latest?.id ?? null) !== draft.parentId) {
      const message = `Version ${latest?.number} was published meanwhile. Drop this draft and start a new one from it.`
      throw new RefusalError({ code: 'conflict', message })
    }
    const note = input.note ?? draft.note
    const published = await addVersion(ctx, tx, actor, {
      id: version,
      project,
      parent: draft.parentId,
      operations: outlook.trail.operations,
      definition: draft.definition,
      note,
    })
    if (!(await closeDefinitionDraft(tx, draft, version, ctx.now()))) throw new RefusalError(staleDraft(null))
    return published
  })
}

function requirePublishable({ problems, dropped }: DraftOutlook): void {
  if (problems.length > 0) throw new RefusalError(refuseProblems(problems).refusal)
  const first = dropped[0]
  if (!first) return
  const name = quoted(first.className ?? first.questionName)
  const total = dropped.reduce((sum, { labels }) => sum + labels, 0)
  throw new RefusalError({
    code: 'conflict',
    field: 'schema',
    message: `${name} is gone from the draft, but ${first.labels} labels use it. Say what becomes of them: merge it into another class, or remove it as a step of its own, and they will be labeled again.`,
    details: { labels: total, dropped, offers: ['merge_classes', 'remove_class'] },
  })
}

type NewVersion = {
  id: VersionId
  project: ProjectId
  parent: VersionId | null
  operations: Operation[]
  definition: Definition
  note: string
}

/** Appends a version under the next number. Its hash covers definition, operations and the parent's hash. */
export async function addVersion(ctx: Context, tx: Db, actor: Actor, given: NewVersion): Promise<Published> {
  const number = ((await getLatestVersion(tx, given.project))?.number ?? 0) + 1
  const parent = given.parent === null ? null : await getVersion(tx, given.parent)
  const { definition, operations } = given
  const hash = createHash('sha256')
    .update(canonicalJson({ definition, operations, parent: parent?.hash ?? null }))
    .digest('hex')
  await insertVersion(tx, {
    id: given.id,
    projectId: given.project,
    number,
    parentId: given.parent,
    operations,
    definition,
    hash,
    note: given.note,
    publishedBy: actor.account.id,
    publishedAt: ctx.now(),
  })
  const details = { number, hash, operations: operations.map(({ kind }) => kind) }
  await recordEvent(ctx, tx, { kind: 'version.published', actor, projectId: given.project, subject: given.id, details })
  return { version: given.id, number, hash }
}

/**
 * Brings an earlier version back as a new one whose parent is the one that it restores, with no operations: old answers
 * read back unchanged, by construction. An open draft that has not been edited is dropped, since it began elsewhere.
 *
 * @throws forbidden, not_found; conflict when it is the latest one, or while a draft with edits is open
 */
export async function restoreVersion(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; version: VersionId; note?: string },
): Promise<Published> {
  const { project } = input
  await requirePermission(ctx, actor, project, 'definition.change')
  const id = ctx.newId<VersionId>()
  return ctx.db.transaction(async (tx) => {
    await tx.lock(`definition/${project}`)
    const restored = await requireVersion(tx, input.version, project)
    const latest = await getLatestVersion(tx, project)
    if (latest?.id === restored.id) {
      throw new RefusalError({ code: 'conflict', message: `Version ${restored.number} is the latest one already.` })
    }
    await dropUnedited(ctx, tx, project)
    return addVersion(ctx, tx, actor, {
      id,
      project,
      parent: restored.id,
      operations: [],
      definition: restored.definition,
      note: input.note ?? `Restores version ${restored.number}.`,
    })
  })
}

async function dropUnedited(ctx: Context, tx: Db, project: ProjectId): Promise<void> {
  const open: DefinitionDraft | null = await getOpenDraft(tx, project)
  if (!open) return
  if (open.revision > 1) {
    const message = 'A draft with edits is open. Publish or drop it first; it goes on from another version.'
    throw new RefusalError({ code: 'conflict', message, details: { draft: open.id } })
  }
  await closeDefinitionDraft(tx, open, null, ctx.now())
}
