import { getVersionTree } from '#db/queries/definition.ts'
import { knownItems } from '#db/queries/import.ts'
import type { Claim, LabelingItem } from '#lib/domain/annotation/claim.ts'
import { projectAnswer } from '#lib/domain/definition/project-answer.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { ClassId, ItemId, ProjectId, QuestionId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import { asId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type Actor, notFound, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import { claimNext } from '../labeling/claim-next.ts'
import { submitAssignment } from '../labeling/submit-assignment.ts'
import { requireOpenRound } from '../rounds/require-round.ts'
import { simulatedLabelers } from './simulated-labeler.ts'
import type { Simulator } from './simulator.ts'

type Input = {
  project: ProjectId
  round: RoundId
  simulator: Simulator
  /** Called after every answer with the seconds that it took; what it throws ends the simulation between two answers. */
  onAnswer?: (seconds: number) => void | Promise<void>
}

/**
 * Lets every simulated labeler of a project claim and hand in, one item each in turn, until the round has nothing left
 * for any of them. They come through the use-cases that people come through, and see no more than people do; only the
 * simulation knows which item is which.
 *
 * @returns how many answers were handed in
 * @throws not_found outside the demo; forbidden; conflict when the round is closed
 */
export async function simulateRound(ctx: Context, actor: Actor, input: Input): Promise<number> {
  if (!ctx.settings.demo) throw new RefusalError(notFound)
  const { project } = input
  await requirePermission(ctx, actor, project, 'rounds.change')
  const round = await requireOpenRound(ctx.db, project, input.round)
  const tree = await getVersionTree(ctx.db, project)
  const names = new Map((await knownItems(ctx.db, project)).map(({ id, externalId }) => [id, externalId]))
  const labelers = await simulatedLabelers(ctx, project)
  let answers = 0
  const working = new Set(labelers)
  while (working.size > 0) {
    for (const labeler of labelers) {
      if (!working.has(labeler)) continue
      const claim = await claimNext(ctx, labeler, {
        project,
        round: round.id,
        prefetch: false,
        known: [round.versionId],
      })
      if (!claim.current) {
        working.delete(labeler)
        continue
      }
      const seconds = await answer(ctx, labeler, input, { tree, claim, item: claim.current, names })
      answers++
      await input.onAnswer?.(seconds)
    }
  }
  return answers
}

type Place = { tree: VersionTree; claim: Claim; item: LabelingItem; names: ReadonlyMap<ItemId, string> }

async function answer(ctx: Context, labeler: Actor, input: Input, { tree, claim, item, names }: Place) {
  const { definition } = tree.require(item.versionId)
  const { questions } = definition.schema
  const externalId = names.get(item.item)
  if (externalId === undefined || !claim.round) throw new Error(`item ${item.item} is not of this project`)
  const { answers, activeSeconds } = input.simulator({
    labeler: labeler.account.name,
    externalId,
    definition,
    questions: item.asked ? questions.filter(({ id }) => item.asked?.questions.includes(id)) : questions,
    classNow: (question, original) => classNow(tree, item.versionId, question, asId<ClassId>(original)),
    seed: `round ${claim.round.number}/${labeler.account.name}/${externalId}`,
  })
  await submitAssignment(ctx, labeler, {
    project: input.project,
    assignment: item.assignment,
    operationId: ctx.newId(),
    versionId: item.versionId,
    document: { format: 1, answers },
    activeSeconds,
    replaces: null,
  })
  return activeSeconds
}

/** The class itself where the version still has it, else what projection makes of it. */
function classNow(tree: VersionTree, version: VersionId, questionId: QuestionId, original: ClassId): ClassId | null {
  const question = findQuestion(tree.require(version).definition.schema, questionId)
  if (!question) return null
  if (classesOf(question).some(({ id }) => id === original)) return original
  const first = tree.versions[0]
  const asked = first && findQuestion(first.definition.schema, questionId)
  if (!asked || !classesOf(asked).some(({ id }) => id === original)) return null
  const read = projectAnswer(tree, questionId, answerOf(original), first.id, version)
  return read.kind === 'value' && read.answer.kind === 'choice' ? read.answer.class : null
}

/** A class is read alike wherever it stands, so a choice stands for the class of a box as well. */
function answerOf(id: ClassId): Answer {
  return { kind: 'choice', class: id }
}
