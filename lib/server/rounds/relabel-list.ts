import type { Db } from '#db/client.ts'
import { type Annotation, currentAnnotations } from '#db/queries/annotation.ts'
import { getVersionTree } from '#db/queries/definition.ts'
import { drawableItems, membersForRounds, type RelabelRequest } from '#db/queries/round.ts'
import { askedAlready } from '#db/queries/round-standing.ts'
import { projectAnswer, unaskedReason } from '#lib/domain/definition/project-answer.ts'
import { relabelReasons } from '#lib/domain/definition/projected-answer.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { ProjectId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'

export type RelabelList = {
  requests: RelabelRequest[]
  /** Answers that need relabeling, but whose labeler cannot be asked: imported, or no longer a member. */
  unreachable: number
}

/**
 * What must be asked again so that every label reads under `target`: one request per item and labeler, with the
 * questions whose answer (or part of it) needs relabeling. What an open relabel round asks already is left out.
 */
export async function relabelList(db: Db, project: ProjectId, target: VersionId): Promise<RelabelList> {
  const tree = await getVersionTree(db, project)
  const alive = new Set(await drawableItems(db, project, false))
  const asked = await askedAlready(db, project)
  const members = await membersForRounds(db, project)
  const reachable = new Set(members.filter(({ gone, imported }) => !gone && !imported).map(({ account }) => account))
  const requests: RelabelRequest[] = []
  let unreachable = 0
  for (const own of byItemAndLabeler(await currentAnnotations(db, { project }))) {
    const [{ itemId: item, accountId: account }] = own
    if (!alive.has(item)) continue
    const needed = needsOf(tree, own, target).filter(({ question }) => !asked.has(`${item} ${account} ${question}`))
    const [first] = needed
    if (!first) continue
    if (reachable.has(account)) {
      requests.push({ item, account, questions: needed.map(({ question }) => question), reason: first.reason })
    } else unreachable++
  }
  return { requests, unreachable }
}

type OwnAnnotations = [Annotation, ...Annotation[]]

/** The annotations of each item and labeler, oldest first. */
function byItemAndLabeler(annotations: readonly Annotation[]): OwnAnnotations[] {
  const groups = new Map<string, OwnAnnotations>()
  for (const annotation of annotations) {
    const key = `${annotation.itemId} ${annotation.accountId}`
    const group = groups.get(key)
    if (group) group.push(annotation)
    else groups.set(key, [annotation])
  }
  return [...groups.values()]
}

/** The questions of `target` that one labeler's answers to an item do not answer; the last answer to each counts. */
function needsOf(
  tree: VersionTree,
  own: OwnAnnotations,
  target: VersionId,
): { question: QuestionId; reason: string }[] {
  const needed: { question: QuestionId; reason: string }[] = []
  for (const { id: question } of tree.require(target).definition.schema.questions) {
    const last = own.findLast(({ document }) => Object.hasOwn(document.answers, question))
    const answer = last?.document.answers[question]
    const reasons = answer && last ? relabelReasons(projectAnswer(tree, question, answer, last.versionId, target)) : []
    const unasked = last ? null : unaskedReason(tree, question, (own.at(-1) ?? own[0]).versionId, target)
    const reason = reasons[0] ?? unasked
    if (reason) needed.push({ question, reason })
  }
  return needed
}
