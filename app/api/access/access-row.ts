import type { Role } from '#lib/domain/project/roles.ts'
import { roles } from '#lib/domain/project/roles.ts'
import type { Context } from '#lib/server/context.ts'
import type { RouteCall } from '#lib/server/testing/call-route.ts'
import type { SeededPeople } from '#lib/server/testing/seed-people.ts'

/** Who calls: a member who holds one role alone, the lead of another project, an administrator of none, or nobody. */
export const callers = [...roles, 'outsider', 'admin', 'signedOut'] as const
export type Caller = (typeof callers)[number]

/** What a caller gets: through (200 stands for anything that is not a refusal of the person), or one of the refusals. */
export type Outcome = 200 | 401 | 403 | 404

export type Seed = SeededPeople & { ctx: Context }
type Request = Omit<RouteCall, 'path' | 'method'>

/**
 * One route × method of the interface and who gets through. Each call gets a database of its own in which `seedPeople`
 * has run; `request` may add what the route needs there, and gives the rest of a request that is valid. The path's
 * `[project]` is filled in with the seeded project unless `params` says otherwise.
 */
export type AccessRow = {
  path: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  outcomes: Record<Caller, Outcome>
  request?: (seed: Seed) => Request | Promise<Request>
  /** Why a route can't be called outside the server; end-to-end tests cover it then. */
  notCalled?: string
}

/** For members who hold one of these roles; other members get 403, everyone else 404. */
export function forMembers(allowed: readonly Role[]): Record<Caller, Outcome> {
  const byRole = Object.fromEntries(roles.map((role) => [role, allowed.includes(role) ? 200 : 403]))
  return { ...(byRole as Record<Role, Outcome>), outsider: 404, admin: 404, signedOut: 401 }
}

/** For whoever is signed in. */
export function forAccounts(): Record<Caller, Outcome> {
  return { ...forEveryone(), signedOut: 401 }
}

/** For administrators. */
export function forAdmins(): Record<Caller, Outcome> {
  return { labeler: 403, sme: 403, engineer: 403, lead: 403, outsider: 403, admin: 200, signedOut: 401 }
}

/** For anyone, signed in or not. */
export function forEveryone(): Record<Caller, Outcome> {
  return { labeler: 200, sme: 200, engineer: 200, lead: 200, outsider: 200, admin: 200, signedOut: 200 }
}
