import type { Role } from './roles.ts'

/**
 * Who may do what in a project, as the design's "Who sees what" has it: a labeler their own work; an SME also answers of
 * closed items, sessions and rulings; an engineer those and items, imports, agreement and releases; a lead everything.
 */
export const permissions = {
  'project.see': ['labeler', 'sme', 'lead', 'engineer'],
  'project.change': ['lead'],
  'members.see': ['lead'],
  'members.change': ['lead'],
  label: ['labeler', 'sme', 'lead', 'engineer'],
  'guideline.see': ['labeler', 'sme', 'lead', 'engineer'],
  'definition.change': ['lead'],
  'items.see': ['engineer', 'lead'],
  'items.import': ['engineer', 'lead'],
  'rounds.see': ['engineer', 'lead'],
  'rounds.change': ['lead'],
  'agreement.see': ['engineer', 'lead'],
  'disagreements.see': ['sme', 'engineer', 'lead'],
  'reviews.see': ['sme', 'engineer', 'lead'],
  'reviews.open': ['sme', 'lead'],
  'reviews.rule': ['sme', 'lead'],
  'inbox.answer': ['lead'],
  'releases.see': ['engineer', 'lead'],
  'releases.make': ['engineer', 'lead'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

/** The roles that hold a permission; any one of them is enough. */
export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission]
}

export function isPermitted(held: readonly Role[], permission: Permission): boolean {
  return rolesWith(permission).some((role) => held.includes(role))
}
