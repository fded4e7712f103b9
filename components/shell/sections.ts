import { isPermitted, type Permission } from '#lib/domain/project/permissions.ts'
import type { Role } from '#lib/domain/project/roles.ts'

export type Section = {
  /** The folder below /projects/[project]; empty for the overview. */
  path: string
  name: string
  /** What it is for, in a sentence. */
  purpose: string
  permission: Permission
  /** Words to find it by. */
  keywords?: readonly string[]
}

/** The screens of a project, in the order of the loop. */
const sections: readonly Section[] = [
  {
    path: '',
    name: 'Overview',
    purpose: 'Where the project stands.',
    permission: 'project.see',
    keywords: ['home', 'start'],
  },
  {
    path: 'label',
    name: 'Label',
    purpose: 'The next item, and one’s own earlier ones.',
    permission: 'label',
    keywords: ['annotate', 'continue'],
  },
  {
    path: 'items',
    name: 'Items',
    purpose: 'What is labeled: import, search, and the chain behind each label.',
    permission: 'items.see',
    keywords: ['import', 'upload', 'data'],
  },
  {
    path: 'rounds',
    name: 'Rounds',
    purpose: 'Who labels what, how far it is, and when it ends.',
    permission: 'rounds.see',
    keywords: ['progress', 'pace', 'open'],
  },
  {
    path: 'agreement',
    name: 'Agreement',
    purpose: 'Whether people apply the definition alike, and where not.',
    permission: 'agreement.see',
    keywords: ['alpha', 'kappa', 'consistency'],
  },
  {
    path: 'disagreements',
    name: 'Disagreements',
    purpose: 'The worst first, grouped by what they are about.',
    permission: 'disagreements.see',
    keywords: ['confusion'],
  },
  {
    path: 'reviews',
    name: 'Reviews',
    purpose: 'Vote, see all answers side by side, and rule.',
    permission: 'reviews.see',
    keywords: ['session', 'ruling', 'vote'],
  },
  {
    path: 'guideline',
    name: 'Guideline',
    purpose: 'What each class means, with examples; drafts and versions.',
    permission: 'guideline.see',
    keywords: ['definition', 'schema', 'book', 'class'],
  },
  {
    path: 'releases',
    name: 'Releases',
    purpose: 'Label sets that can be reproduced and explained.',
    permission: 'releases.see',
    keywords: ['export', 'download'],
  },
  {
    path: 'inbox',
    name: 'Inbox',
    purpose: 'Questions that labelers asked about items.',
    permission: 'inbox.answer',
    keywords: ['questions', 'flags'],
  },
  {
    path: 'settings',
    name: 'Settings',
    purpose: 'People, their roles, and invitations.',
    permission: 'members.see',
    keywords: ['people', 'members', 'invite'],
  },
]

/** The screens that someone with these roles can open. */
export function sectionsFor(held: readonly Role[]): readonly Section[] {
  return sections.filter((section) => isPermitted(held, section.permission))
}

export function sectionHref(project: string, section: Pick<Section, 'path'>): string {
  return section.path ? `/projects/${project}/${section.path}` : `/projects/${project}`
}
