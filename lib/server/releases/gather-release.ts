import type { Db } from '#db/client.ts'
import { getVersionTree, requireVersion } from '#db/queries/definition.ts'
import { itemsForRelease, labelsForRelease, type ReleaseScope, rulingsForRelease } from '#db/queries/release.ts'
import type { ProjectId, RulingId } from '#lib/domain/kernel/ids.ts'
import type { ReleaseInput } from '#lib/domain/release/build-rows.ts'
import type { ReleaseSettings } from '#lib/domain/release/settings.ts'

/** The exact revisions and rulings of an earlier release, to build its bytes again. */
export type Pinned = { scope: ReleaseScope; rulings: readonly RulingId[] }

/** Reads everything that determines a release's rows, from one snapshot. */
export async function gatherRelease(
  view: Db,
  project: ProjectId,
  settings: ReleaseSettings,
  pinned: Pinned | null,
): Promise<ReleaseInput> {
  const tree = await getVersionTree(view, project)
  const version = await requireVersion(view, settings.version, project)
  const scope = pinned?.scope ?? {
    rounds: settings.rounds,
    simulated: settings.includeSimulated,
    imported: settings.includeImported,
  }
  return {
    tree,
    version: version.id,
    versionHash: version.hash,
    questions: settings.questions ?? version.definition.schema.questions.map(({ id }) => id),
    items: await itemsForRelease(view, project, { archived: pinned !== null }),
    labels: await labelsForRelease(view, project, scope),
    rulings: await rulingsForRelease(view, project, pinned?.rulings ?? null),
  }
}
