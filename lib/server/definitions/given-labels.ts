import type { Db } from '#db/client.ts'
import { currentAnnotations } from '#db/queries/annotation.ts'
import type { RoundScope } from '#db/queries/round.ts'
import type { GivenLabels } from '#lib/domain/annotation/labels-at-version.ts'

/** What labelers have said in a project or round, without what only the database needs of it. */
export async function givenLabels(db: Db, scope: RoundScope): Promise<GivenLabels[]> {
  const rows = await currentAnnotations(db, scope)
  return rows.map(({ id, itemId, accountId, roundId, versionId, origin, blind, submittedAt, document }) => {
    return { id, itemId, accountId, roundId, versionId, origin, blind, submittedAt, document }
  })
}
