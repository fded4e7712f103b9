import type { Role } from '#lib/domain/project/roles.ts'

/** Who is signed in, as the shell shows it. */
export type ShellPerson = { id: string; name: string; email: string | null }

/** Whom a visitor of the demo can become. */
export type DemoPerson = { id: string; name: string; roles: readonly Role[] }

export type ShellProject = { id: string; name: string; roles: readonly Role[] }
