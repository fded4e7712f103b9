import { ChevronRight } from 'lucide-react'
import { sectionHref, sectionsFor } from '#components/shell/sections.ts'
import { Link } from '#components/ui/link.tsx'
import type { Role } from '#lib/domain/project/roles.ts'

/** The screens that one's roles open, each with what it is for. */
export function WhereTo({ project, roles }: { project: string; roles: readonly Role[] }) {
  const sections = sectionsFor(roles).filter(({ path }) => path !== '')
  return (
    <ul className="grid overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2 sm:gap-px">
      {sections.map((section) => (
        <li key={section.path} className="bg-surface max-sm:not-first:border-t sm:last:odd:col-span-2">
          <Link
            href={sectionHref(project, section)}
            className="flex h-full items-center gap-3 px-4 py-3 outline-offset-[-2px] hover:bg-sunken"
          >
            <span className="min-w-0 grow">
              <span className="block font-medium">{section.name}</span>
              <span className="block text-muted">{section.purpose}</span>
            </span>
            <ChevronRight aria-hidden className="size-4 text-faint" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
