/** What a member may do; a member has a set of them. */
export const roles = ['labeler', 'sme', 'lead', 'engineer'] as const
export type Role = (typeof roles)[number]

export const memberKinds = ['in_house', 'crowd', 'expert', 'ml_engineer'] as const
export type MemberKind = (typeof memberKinds)[number]

/** Roles that see other people's answers, and so label only when a lead allows it. */
export const seeingRoles: readonly Role[] = ['sme', 'lead', 'engineer']
