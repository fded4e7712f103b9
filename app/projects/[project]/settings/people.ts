import type { MemberKind, Role } from '#lib/domain/project/roles.ts'

export type Person = {
  id: string
  name: string
  email: string | null
  disabled: boolean
  simulated: boolean
  roles: Role[]
  kind: MemberKind
  pseudonym: string
}

export type Invitation = { id: string; email: string | null; roles: Role[]; kind: MemberKind; expiresAt: string }
