import type { Db } from '#db/client.ts'
import { type MemberRow, membersForRounds } from '#db/queries/round.ts'
import { standingInRound } from '#lib/domain/assignment/eligibility.ts'
import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'

export type Eligible = MemberRow & { blind: boolean }

/** The members who can label in a round that opens now; `allowed` are those whom a lead lets label though they see answers. */
export async function eligibleMembers(
  db: Db,
  project: ProjectId,
  allowed: readonly AccountId[],
): Promise<{ eligible: Eligible[]; seeing: MemberRow[] }> {
  const members = await membersForRounds(db, project)
  const eligible: Eligible[] = []
  const seeing: MemberRow[] = []
  for (const member of members) {
    const standing = standingInRound({ ...member, allowed: allowed.includes(member.account) })
    if (standing.eligible) eligible.push({ ...member, blind: standing.blind })
    else if (standing.why === 'seeing') seeing.push(member)
  }
  return { eligible, seeing }
}
