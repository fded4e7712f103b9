import type { Db } from '#db/client.ts'
import { type DefinitionDraft, getVersionTree } from '#db/queries/definition.ts'
import type { GivenLabels } from '#lib/domain/annotation/labels-at-version.ts'
import { checkConventions } from '#lib/domain/definition/check-conventions.ts'
import { completeOperations, type Dropped, type Trail } from '#lib/domain/definition/operation-trail.ts'
import type { Problem } from '#lib/domain/definition/problem.ts'
import { completenessProblems, definitionProblems } from '#lib/domain/definition/validate-definition.ts'
import { type VersionNode, VersionTree } from '#lib/domain/definition/version-tree.ts'
import { droppedLabels } from '#lib/domain/impact/dropped-labels.ts'
import { asId, type ProjectId, type VersionId } from '#lib/domain/kernel/ids.ts'
import { unwrapOrThrow } from '#lib/domain/kernel/unwrap-or-throw.ts'
import { givenLabels } from './given-labels.ts'

/** The id under which a draft stands in a tree as if it were published. */
export const draftVersion = asId<VersionId>('draft')

/** A draft with everything that decides whether it can be published. */
export type DraftOutlook = {
  /** All versions and, as `draftVersion`, the draft. */
  tree: VersionTree
  number: number
  trail: Trail
  answers: GivenLabels[]
  problems: Problem[]
  /** Classes and questions that labels use and the draft dropped without saying what becomes of them. */
  dropped: (Dropped & { labels: number })[]
}

/** A draft as a version of the tree, with operations that lead to it in full. */
export function draftNode(published: VersionTree, draft: DefinitionDraft): { node: VersionNode; trail: Trail } {
  const parent = draft.parentId === null ? null : published.require(draft.parentId)
  const trail = parent
    ? unwrapOrThrow(completeOperations(parent.definition, draft.operations, draft.definition))
    : { operations: [], dropped: [] }
  const node = {
    id: draftVersion,
    number: (published.latest?.number ?? 0) + 1,
    parentId: draft.parentId,
    operations: trail.operations,
    definition: draft.definition,
  }
  return { node, trail }
}

/** Reads a draft against its project's versions and labels. */
export async function readOutlook(db: Db, project: ProjectId, draft: DefinitionDraft): Promise<DraftOutlook> {
  const published = await getVersionTree(db, project)
  const answers = await givenLabels(db, { project })
  const { node, trail } = draftNode(published, draft)
  return {
    tree: new VersionTree([...published.versions, node]),
    number: node.number,
    trail,
    answers,
    problems: [
      ...definitionProblems(draft.definition),
      ...completenessProblems(draft.definition),
      ...checkConventions(draft.definition.conventions, transcripts(answers)),
    ],
    dropped: draft.parentId === null ? [] : droppedLabels(published, answers, draft.parentId, trail.dropped),
  }
}

/** The texts given so far, by question: rules are tried on them before they are published. */
function transcripts(answers: readonly GivenLabels[]): Map<string, string[]> {
  const texts = new Map<string, Set<string>>()
  for (const { document } of answers) {
    for (const [question, answer] of Object.entries(document.answers)) {
      if (answer.kind !== 'text') continue
      const own = texts.get(question) ?? new Set()
      texts.set(question, own.add(answer.text))
    }
  }
  return new Map([...texts].map(([question, own]) => [question, [...own]]))
}
