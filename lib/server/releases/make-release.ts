import { getLatestVersion, getVersionTree } from '#db/queries/definition.ts'
import { insertRelease, listReleases, nextReleaseNumber, type Release } from '#db/queries/release.ts'
import { roundsOfProject } from '#db/queries/round.ts'
import type { ProjectId, QuestionId, ReleaseId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { ReleaseSettings } from '#lib/domain/release/settings.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events.ts'
import { writeBlob } from '../media/blob-store.ts'
import { buildReleaseAside } from './release-builder.ts'

export type NewRelease = {
  project: ProjectId
  name: string
  /** Number of the version whose reading of the labels is released; the latest when none is named. */
  version: number | null
  questions: QuestionId[] | null
  rounds: RoundId[] | null
  includeSimulated: boolean
  includeImported: boolean
}

/**
 * Makes a release: what stands now, read at a version, frozen with its hash. Unchanged labels give the release that
 * there is already.
 *
 * @throws invalid when the version, a question or a round is unknown, or when nothing is labeled yet
 */
export async function makeRelease(
  ctx: Context,
  actor: Actor,
  input: NewRelease,
): Promise<{ release: Release; existed: boolean }> {
  await requirePermission(ctx, actor, input.project, 'releases.make')
  const settings = await settingsOf(ctx, input)
  const rendered = await buildReleaseAside(ctx, { project: input.project, settings, pinned: null })
  if (rendered.rows === 0) {
    throw new RefusalError({
      code: 'invalid',
      message: 'There is nothing to release: no item has an answer or a ruling yet.',
    })
  }
  const same = (await listReleases(ctx.db, input.project)).find(({ hash }) => hash === rendered.hash)
  if (same) return { release: same, existed: true }
  writeBlob(ctx.settings.dataFolder, rendered.hash, rendered.jsonl)
  writeBlob(ctx.settings.dataFolder, rendered.csvHash, rendered.csv)
  const release = await ctx.db.transaction(async (tx) => {
    await tx.lock(`releases ${input.project}`)
    const number = await nextReleaseNumber(tx, input.project)
    const at = ctx.now()
    const row: Release = {
      id: ctx.newId<ReleaseId>(),
      projectId: input.project,
      number,
      name: input.name.trim() || `Release ${number}`,
      versionId: settings.version,
      settings,
      manifest: rendered.manifest,
      hash: rendered.hash,
      rows: rendered.rows,
      jsonlBlob: rendered.hash,
      csvBlob: rendered.csvHash,
      madeBy: actor.account.id,
      madeAt: at,
    }
    await insertRelease(tx, row, rendered.annotations, [
      { hash: rendered.hash, bytes: rendered.jsonl.length, type: 'application/jsonl', createdAt: at },
      { hash: rendered.csvHash, bytes: rendered.csv.length, type: 'text/csv', createdAt: at },
    ])
    await recordEvent(ctx, tx, {
      kind: 'release.made',
      actor,
      projectId: input.project,
      subject: row.id,
      details: { number, hash: rendered.hash, rows: rendered.rows },
    })
    return row
  })
  return { release, existed: false }
}

async function settingsOf(ctx: Context, input: NewRelease): Promise<ReleaseSettings> {
  const tree = await getVersionTree(ctx.db, input.project)
  const version =
    input.version === null
      ? await getLatestVersion(ctx.db, input.project)
      : (tree.versions.find(({ number }) => number === input.version) ?? null)
  if (!version) throw invalid('version', 'There is no such published version of the definition.')
  const unknown = input.questions?.find((id) => !findQuestion(version.definition.schema, id))
  if (unknown) throw invalid('questions', `Version ${version.number} does not ask the question ${unknown}.`)
  const rounds = new Set((await roundsOfProject(ctx.db, input.project)).map(({ id }) => id))
  if (input.rounds?.some((id) => !rounds.has(id))) throw invalid('rounds', 'One of the rounds is not of this project.')
  return {
    version: version.id,
    questions: input.questions,
    rounds: input.rounds,
    includeSimulated: input.includeSimulated,
    includeImported: input.includeImported,
  }
}

function invalid(field: string, message: string): RefusalError {
  return new RefusalError({ code: 'invalid', field, message })
}
