import type { AccountId, ProjectId } from '../kernel/ids.ts'
import type { MemberKind, Role } from './roles.ts'

/** A person (or a script that labels like one) as the house knows them, in every project. */
export type Account = {
  id: AccountId
  /** Lower case; null for labelers of imported rounds, who can't sign in. */
  email: string | null
  name: string
  standing: 'admin' | 'member'
  simulated: boolean
  disabledAt: Date | null
}

/** What an account is in one project. */
export type Membership = {
  projectId: ProjectId
  accountId: AccountId
  roles: Role[]
  kind: MemberKind
  /** Stands for the person in releases; random, the same in all of this project's, unlike those of other projects. */
  pseudonym: string
  joinedAt: Date
}

const addressPattern = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/

/** An email address as it is stored and compared; null when the text can be none. */
export function normalEmail(text: string): string | null {
  const email = text.trim().normalize('NFC').toLowerCase()
  return addressPattern.test(email) ? email : null
}
