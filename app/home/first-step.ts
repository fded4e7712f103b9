import type { Role } from '#lib/domain/project/roles.ts'

type Step = {
  name: string
  path: string
  /** Whether it is work that waits for this very person. */
  calls: boolean
}

/** What someone with these roles most likely came for. */
export function firstStep(held: readonly Role[]): Step {
  if (held.includes('lead')) return { name: 'Open the overview', path: '', calls: false }
  if (held.includes('labeler')) return { name: 'Continue labeling', path: '/label', calls: true }
  if (held.includes('sme')) return { name: 'Go to the reviews', path: '/reviews', calls: true }
  return { name: 'See the agreement', path: '/agreement', calls: false }
}
