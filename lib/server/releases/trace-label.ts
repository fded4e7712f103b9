import { getVersionTree } from '#db/queries/definition.ts'
import {
  findItemByExternalId,
  itemOrigin,
  referencesOfItem,
  revisionsOfItem,
  rulingsOfItem,
} from '#db/queries/lineage.ts'
import { readAnswer } from '#lib/domain/definition/read-answer.ts'
import type { ItemId, ProjectId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { LabelChain, TracedValue } from '#lib/domain/release/label-chain.ts'
import { valueOfAnswer } from '#lib/domain/release/value-of-answer.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

/**
 * Everything that a label rests on, revision by revision, superseded and undone ones included.
 *
 * @throws not_found when the project has no such item
 */
export async function traceLabel(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; item: ItemId } | { project: ProjectId; name: string },
): Promise<LabelChain> {
  await requirePermission(ctx, actor, input.project, 'releases.see')
  return ctx.db.snapshot(async (view) => {
    const item = 'item' in input ? input.item : await findItemByExternalId(view, input.project, input.name)
    if (!item) throw new RefusalError(notFound)
    const origin = await itemOrigin(view, input.project, item)
    if (!origin) throw new RefusalError(notFound)
    const tree = await getVersionTree(view, input.project)
    const revisions = await revisionsOfItem(view, input.project, item)
    const rulings = await rulingsOfItem(view, input.project, item)
    const references = await referencesOfItem(view, item)
    const trace = (question: QuestionId, answer: Answer, from: VersionId): TracedValue => {
      const given = findQuestion(tree.require(from).definition.schema, question)
      const latest = tree.latest
      const now = latest ? findQuestion(latest.definition.schema, question) : null
      const read = latest && now ? readAnswer(tree, question, answer, from, latest.id) : null
      if (!given) throw new Error(`version ${from} does not ask question ${question}`)
      return {
        given: valueOfAnswer(answer, given, 'single', 1),
        now: read?.kind === 'value' && now ? valueOfAnswer(read.answer, now, 'single', 1) : null,
        needsRelabel: read?.kind === 'needs_relabel' ? read.reason : null,
        version: tree.require(from).number,
      }
    }
    const asked = new Map(
      tree.versions.flatMap(({ definition }) => definition.schema.questions.map(({ id, name }) => [id, name] as const)),
    )
    return {
      item: {
        id: origin.item.id,
        externalId: origin.item.externalId,
        revision: origin.item.revision,
        metadata: origin.item.metadata,
      },
      source: origin.source && {
        name: origin.source.name,
        licence: origin.source.licence,
        origin: origin.source.origin,
      },
      batch: { name: origin.batch.name, at: origin.batch.createdAt.toISOString() },
      media: origin.media.map((file) => ({
        role: file.role,
        kind: file.measures.kind,
        fileName: file.fileName,
        sha256: file.blobHash,
        upright: file.uprightHash,
      })),
      questions: [...asked].map(([id, name]) => ({
        id,
        name,
        answers: revisions.flatMap(({ annotation, pseudonym, name: labeler, round }) => {
          const answer = annotation.document.answers[id]
          if (!answer) return []
          return [
            {
              ...trace(id, answer, annotation.versionId),
              annotation: annotation.id,
              pseudonym,
              name: labeler,
              round,
              revision: annotation.revision,
              origin: annotation.origin,
              blind: annotation.blind,
              at: annotation.submittedAt.toISOString(),
              undoneAt: annotation.undoneAt?.toISOString() ?? null,
              surplus: annotation.surplus,
            },
          ]
        }),
        rulings: rulings
          .filter(({ ruling }) => ruling.questionId === id)
          .map(({ ruling, author }) => ({
            ...trace(id, ruling.answer, ruling.versionId),
            id: ruling.id,
            finding: ruling.finding,
            reason: ruling.reason,
            author,
            at: ruling.at.toISOString(),
            supersededBy: ruling.supersededBy,
            dissent: ruling.dissent.length,
          })),
        references: references
          .filter((reference) => reference.questionId === id)
          .map((reference) => ({
            kind: reference.kind,
            source: reference.source,
            value: trace(id, reference.answer, reference.versionId),
          })),
      })),
    }
  })
}
