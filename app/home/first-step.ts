import type { Role } from '#lib/domain/project/roles.ts'

/** What someone with these roles most likely came for. */
export function firstStep(held: readonly Role[]): { name: string; path: string } {
  if (held.includes('lead')) return { name: 'Open the overview', path: '' }
  if (held.includes('labeler')) return { name: 'Continue labeling', path: '/label' }
  if (held.includes('sme')) return { name: 'Go to the reviews', path: '/reviews' }
  return { name: 'See the agreement', path: '/agreement' }
}
