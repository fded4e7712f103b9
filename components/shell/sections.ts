import { isPermitted, type Permission } from '#lib/domain/project/permissions.ts'
import type { Role } from '#lib/domain/project/roles.ts'

export type Section = {
  /** The folder below /projects/[project]; empty for the overview. */
  path: string
  name: string
  permission: Permission
  /** Words to find it by. */
  keywords?: readonly string[]
}

/** The screens of a project, in the order of the loop. */
const sections: readonly Section[] = [
  { path: '', name: 'Overview', permission: 'project.see', keywords: ['home', 'start'] },
  { path: 'label', name: 'Label', permission: 'label', keywords: ['annotate', 'continue'] },
  { path: 'items', name: 'Items', permission: 'items.see', keywords: ['import', 'upload', 'data'] },
  { path: 'rounds', name: 'Rounds', permission: 'rounds.see', keywords: ['progress', 'pace', 'open'] },
  { path: 'agreement', name: 'Agreement', permission: 'agreement.see', keywords: ['alpha', 'kappa', 'consistency'] },
  { path: 'disagreements', name: 'Disagreements', permission: 'disagreements.see', keywords: ['confusion'] },
  { path: 'reviews', name: 'Reviews', permission: 'reviews.see', keywords: ['session', 'ruling', 'vote'] },
  {
    path: 'guideline',
    name: 'Guideline',
    permission: 'guideline.see',
    keywords: ['definition', 'schema', 'book', 'class'],
  },
  { path: 'releases', name: 'Releases', permission: 'releases.see', keywords: ['export', 'download'] },
  { path: 'inbox', name: 'Inbox', permission: 'inbox.answer', keywords: ['questions', 'flags'] },
  { path: 'settings', name: 'Settings', permission: 'members.see', keywords: ['people', 'members', 'invite'] },
]

/** The screens that someone with these roles can open. */
export function sectionsFor(held: readonly Role[]): readonly Section[] {
  return sections.filter((section) => isPermitted(held, section.permission))
}

export function sectionHref(project: string, section: Pick<Section, 'path'>): string {
  return section.path ? `/projects/${project}/${section.path}` : `/projects/${project}`
}
