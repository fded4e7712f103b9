/** What a member may do in a project; a member has a set of them. */
export const roles = ['labeler', 'sme', 'lead', 'engineer'] as const
export type Role = (typeof roles)[number]

/** How a member stands to the team; it changes nothing about what they may do. */
export const memberKinds = ['in_house', 'crowd', 'expert', 'ml_engineer'] as const
export type MemberKind = (typeof memberKinds)[number]

/** The role in the words of the screen. */
export const roleNames: Record<Role, string> = {
  labeler: 'Labeler',
  sme: 'Subject-matter expert',
  lead: 'Lead',
  engineer: 'Engineer',
}

export const memberKindNames: Record<MemberKind, string> = {
  in_house: 'In-house',
  crowd: 'Crowd',
  expert: 'Expert',
  ml_engineer: 'ML engineer',
}

/** Roles without repeats, in the order of the list, so that two equal sets read the same. */
export function roleSet(given: readonly Role[]): Role[] {
  return roles.filter((role) => given.includes(role))
}

/** Whether the holder sees more than their own work, and so gets no assignments until a lead allows it. */
export function hasSeeingRole(held: readonly Role[]): boolean {
  return held.some((role) => role !== 'labeler')
}
