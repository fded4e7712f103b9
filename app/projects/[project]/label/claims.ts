import { callApi } from '#lib/client/api.ts'
import type { Claim, LabelingItem } from '#lib/domain/annotation/claim.ts'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { AssignmentId, ItemId, ProjectId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'

export type ClaimRequest = {
  current?: AssignmentId
  except?: readonly AssignmentId[]
  prefetch?: boolean
  known?: readonly VersionId[]
}
export type OwnEntry = { assignment: AssignmentId; item: ItemId; state: LabelingItem['state']; at: string }
/** What changed since the labeler last looked, in words. */
export type Changes = {
  from: { number: number }
  to: { id: VersionId; number: number }
  note: string
  changes: Change[]
}

/** The server's routes for labeling in one project. */
export function labelingRoutes(project: ProjectId) {
  const base = `/api/v1/projects/${project}`
  const own = (assignment: AssignmentId) => `${base}/label/assignments/${assignment}`
  return {
    claim: (body: ClaimRequest) => callApi<Claim>(`${base}/label/claim`, { method: 'POST', body }),
    renew: (assignments: readonly AssignmentId[]) =>
      callApi<{ held: AssignmentId[] }>(`${base}/label/renew`, { method: 'POST', body: { assignments } }),
    release: (assignments: readonly AssignmentId[]) =>
      callApi<void>(`${base}/label/release`, { method: 'POST', body: { assignments }, keepalive: true }),
    read: (assignment: AssignmentId) => callApi<LabelingItem>(own(assignment)),
    undo: (assignment: AssignmentId) => callApi<LabelingItem>(`${own(assignment)}/undo`, { method: 'POST' }),
    reopen: (assignment: AssignmentId) => callApi<LabelingItem>(`${own(assignment)}/reopen`, { method: 'POST' }),
    history: async (round: RoundId) =>
      (await callApi<{ entries: OwnEntry[] }>(`${base}/label/own?round=${round}`)).entries,
    changes: async (version: VersionId) =>
      (await callApi<{ comparison: Changes | null }>(`${base}/definition/changes?version=${version}`)).comparison,
    seen: (version: VersionId) => callApi<void>(`${base}/definition/changes`, { method: 'POST', body: { version } }),
  }
}
export type LabelingRoutes = ReturnType<typeof labelingRoutes>
