import { insertAccount } from '#db/queries/accounts.ts'
import { insertAnnotations } from '#db/queries/annotation.ts'
import type { Version } from '#db/queries/definition.ts'
import {
  type Batch,
  deleteImportRound,
  importedLabelers,
  insertImportedAssignments,
  insertImportedItems,
} from '#db/queries/import.ts'
import { insertRound, insertRoundLabelers, nextRoundNumber } from '#db/queries/round.ts'
import type { AccountId, AnnotationId, AssignmentId, ItemId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import { joinProject } from '../accounts/join-project.ts'
import type { JobRun } from '../jobs/job-run.ts'
import { deriveId, importedRound } from './derive-id.ts'
import type { Share } from './measure-items.ts'

const perTransaction = 25

/** What a labeler said about an item that is in the database. */
export type WritableAnswers = { item: ItemId; itemRevision: number; labeler: string; document: AnswerDocument }

/**
 * Writes annotations made elsewhere as a round of the kind `import`, pinned to a version, by labelers without sign-in.
 * The round is not closed yet, which is how an import round that is still being written is told from a whole one.
 */
export async function writeAnnotations(
  run: JobRun,
  batch: Batch,
  version: Version,
  answers: readonly WritableAnswers[],
  share: Share,
): Promise<RoundId> {
  const { ctx } = run
  const round = importedRound(batch.id)
  // What an earlier run of this import wrote of it is begun anew.
  await deleteImportRound(ctx.db, round)
  const labelers = await writeLabelers(run, batch, [...new Set(answers.map(({ labeler }) => labeler))].sort())
  const byItem = Map.groupBy(answers, ({ item }) => item)
  const overlap = Math.max(...[...byItem.values()].map((given) => given.length))
  const now = ctx.now()
  await ctx.db.transaction(async (tx) => {
    await tx.lock(`rounds/${batch.projectId}`)
    await insertRound(tx, {
      id: round,
      projectId: batch.projectId,
      number: await nextRoundNumber(tx, batch.projectId),
      name: batch.name,
      kind: 'import',
      versionId: version.id,
      overlap,
      sampling: { how: 'given', note: 'annotations made elsewhere' },
      seed: deriveId(batch.id, 'seed'),
      openedBy: batch.createdBy,
      openedAt: now,
    })
    await insertRoundLabelers(
      tx,
      [...labelers.values()].map((accountId) => ({
        roundId: round,
        accountId,
        blind: true,
        seed: accountId,
        addedAt: now,
      })),
    )
  })
  const groups = [...byItem]
  for (let at = 0; at < groups.length; at += perTransaction) {
    const part = groups.slice(at, at + perTransaction)
    await ctx.db.transaction(async (tx) => {
      await insertImportedItems(
        tx,
        part.map(([itemId, given]) => ({
          roundId: round,
          itemId,
          inclusion: null,
          openSlots: overlap - given.length,
          submitted: given.length,
          completedAt: now,
          closedAt: now,
        })),
      )
      const rows = part.flatMap(([, given]) => given.map((answer) => rowsOf(batch, version, labelers, answer, now)))
      await insertImportedAssignments(
        tx,
        rows.map(({ assignment }) => assignment),
      )
      await insertAnnotations(
        tx,
        rows.map(({ annotation }) => annotation),
      )
    })
    await run.report(
      share.from + ((share.to - share.from) * (at + part.length)) / groups.length,
      `Writing the labels of ${(at + part.length).toLocaleString('en')} of ${groups.length.toLocaleString('en')} items`,
    )
  }
  return round
}

/** The accounts of labelers by name: those that earlier imports made, and new ones. */
async function writeLabelers(run: JobRun, batch: Batch, names: readonly string[]): Promise<Map<string, AccountId>> {
  const { ctx } = run
  const { projectId } = batch
  return ctx.db.transaction(async (tx) => {
    const known = await importedLabelers(tx, projectId)
    for (const name of names) {
      if (known.has(name)) continue
      const id = deriveId<AccountId>(batch.id, 'labeler', name)
      const account = { id, email: null, name, standing: 'member', simulated: false, disabledAt: null } as const
      await insertAccount(tx, { ...account, imported: true, createdAt: ctx.now() })
      await joinProject(ctx, tx, { projectId, accountId: id, roles: ['labeler'], kind: 'in_house' })
      known.set(name, id)
    }
    return known
  })
}

function rowsOf(
  batch: Batch,
  version: Version,
  labelers: ReadonlyMap<string, AccountId>,
  { item, itemRevision, labeler, document }: WritableAnswers,
  now: Date,
) {
  const accountId = labelers.get(labeler) as AccountId
  const id = deriveId<AssignmentId>(batch.id, 'assignment', item, accountId)
  const shared = { roundId: importedRound(batch.id), itemId: item, accountId }
  return {
    assignment: { id, ...shared, state: 'submitted' as const, createdAt: now, updatedAt: now },
    annotation: {
      id: deriveId<AnnotationId>(batch.id, 'annotation', item, accountId),
      ...shared,
      assignmentId: id,
      revision: 1,
      itemRevision,
      versionId: version.id,
      format: document.format,
      document,
      origin: 'imported' as const,
      blind: true,
      activeSeconds: 0,
      operationId: `import-${id}`,
      submittedAt: now,
    },
  }
}
