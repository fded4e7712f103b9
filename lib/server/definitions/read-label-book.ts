import {
  getLatestVersion,
  getOpenDraft,
  getVersion,
  getVersionTree,
  listVersions,
  type VersionSummary,
} from '#db/queries/definition.ts'
import { type ExampleItem, exampleItems } from '#db/queries/examples.ts'
import { type BookRuling, rulingsForBook } from '#db/queries/label-book.ts'
import { getProjectName } from '#db/queries/members.ts'
import type { Definition } from '#lib/domain/definition/definition.ts'
import { takenIds } from '#lib/domain/definition/draft.ts'
import { entryHeirs } from '#lib/domain/definition/entry-heirs.ts'
import type { Operation } from '#lib/domain/definition/operation.ts'
import type { VersionTree } from '#lib/domain/definition/version-tree.ts'
import type { ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import { isPermitted } from '#lib/domain/project/permissions.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'

export type BookVersion = { id: VersionId; number: number; definition: Definition }
export type BookDraft = {
  id: string
  revision: number
  /** The version that it goes on from; null for the first draft. */
  parent: BookVersion | null
  definition: Definition
  operations: Operation[]
  updatedAt: Date
}

/** Everything that the label book shows to one member. */
export type LabelBook = {
  project: { id: ProjectId; name: string }
  /** What labelers see; null before the first publish. */
  latest: BookVersion | null
  /** For those who may change the definition. */
  draft: BookDraft | null
  versions: VersionSummary[]
  examples: ExampleItem[]
  /** For those who see rulings; each stands behind the entry that its own has become by now. */
  rulings: BookRuling[]
  /** Every id that versions have ever given, for those who may change the definition. */
  taken: string[]
  may: { change: boolean; seeAgreement: boolean; seeRulings: boolean }
}

/** Reads the label book as the actor may see it. @throws not_found, forbidden */
export async function readLabelBook(ctx: Context, actor: Actor, project: ProjectId): Promise<LabelBook> {
  const { roles } = await requirePermission(ctx, actor, project, 'guideline.see')
  const may = {
    change: isPermitted(roles, 'definition.change'),
    seeAgreement: isPermitted(roles, 'agreement.see'),
    seeRulings: isPermitted(roles, 'reviews.see'),
  }
  return ctx.db.snapshot(async (view) => {
    const latest = await getLatestVersion(view, project)
    const open = may.change ? await getOpenDraft(view, project) : null
    const parent = open?.parentId ? await getVersion(view, open.parentId) : null
    const tree = may.change || may.seeRulings ? await getVersionTree(view, project) : null
    const shown = [latest, open].flatMap((one) => one?.definition.guideline.entries ?? [])
    return {
      project: { id: project, name: (await getProjectName(view, project)) ?? '' },
      latest: latest && asBookVersion(latest),
      draft: open && {
        id: open.id,
        revision: open.revision,
        parent: parent && asBookVersion(parent),
        definition: open.definition,
        operations: open.operations,
        updatedAt: open.updatedAt,
      },
      versions: await listVersions(view, project),
      taken: may.change && tree ? takenIds(tree.versions) : [],
      examples: await exampleItems(
        view,
        project,
        shown.flatMap((entry) => entry.examples.map(({ item }) => item)),
      ),
      rulings:
        may.seeRulings && tree ? rulingsToday(await rulingsForBook(view, project), tree, latest?.id ?? null) : [],
      may,
    }
  })
}

/** Each ruling behind the entry that its own has become in the latest version. */
function rulingsToday(rulings: BookRuling[], tree: VersionTree, latest: VersionId | null): BookRuling[] {
  if (latest === null) return rulings
  const heirs = entryHeirs(tree.lineage(latest))
  return rulings.map((ruling) => ({ ...ruling, entry: heirs.get(ruling.entry ?? '') ?? ruling.entry }))
}

function asBookVersion({ id, number, definition }: BookVersion): BookVersion {
  return { id, number, definition }
}
