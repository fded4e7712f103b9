import { ok, type Result, refuse } from '../kernel/result.ts'
import { hasSeeingRole, type Role } from '../project/roles.ts'

/** What decides whether a member may label in a round. */
export type Candidate = {
  roles: readonly Role[]
  /** Left the project, or the account is disabled. */
  gone: boolean
  /** Made by an import: there is nobody who could sign in. */
  imported: boolean
  /** A lead let this member label although a role of hers sees answers. */
  allowed: boolean
}

export type Standing =
  | { eligible: true; blind: boolean }
  | { eligible: false; why: 'gone' | 'imported' | 'not_a_labeler' | 'seeing' }

/**
 * Whether a member may label in a round, and whether her answers count as blind. Someone with a role that sees others'
 * answers gets no assignments until a lead allows it, and is then not blind.
 */
export function standingInRound(candidate: Candidate): Standing {
  if (candidate.gone) return { eligible: false, why: 'gone' }
  if (candidate.imported) return { eligible: false, why: 'imported' }
  if (hasSeeingRole(candidate.roles)) {
    return candidate.allowed ? { eligible: true, blind: false } : { eligible: false, why: 'seeing' }
  }
  return candidate.roles.includes('labeler')
    ? { eligible: true, blind: true }
    : { eligible: false, why: 'not_a_labeler' }
}

/** Checks the overlap k of a round against the number of eligible labelers; the refusal names the range. */
export function checkOverlap(overlap: number, eligible: number): Result<number> {
  if (eligible === 0) {
    return refuse({
      code: 'invalid',
      field: 'overlap',
      message: 'Nobody can label yet. Invite labelers first; then the overlap can be 1 or more.',
      details: { least: 1, most: 0 },
    })
  }
  if (Number.isInteger(overlap) && overlap >= 1 && overlap <= eligible) return ok(overlap)
  const range =
    eligible === 1 ? 'must be 1, since there is one labeler' : `must be from 1 to ${eligible}, the number of labelers`
  return refuse({
    code: 'invalid',
    field: 'overlap',
    message: `The overlap ${range}; it was ${overlap}.`,
    details: { least: 1, most: eligible },
  })
}

/**
 * Whether nobody is left who could take an open slot of an item. `takers` are the labelers of the round who could have
 * the item; `decided` those of them who hold, submitted or skipped it.
 */
export function isExhausted(openSlots: number, takers: number, decided: number): boolean {
  return openSlots > 0 && decided >= takers
}
