'use client'

import { Search } from 'lucide-react'
import { useSelectedLayoutSegment } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/class-names.ts'
import { commandRegistry } from '../ui/commands.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Link } from '../ui/link.tsx'
import type { ShellProject } from './people.ts'
import { sectionHref, sectionsFor } from './sections.ts'
import { Wordmark } from './wordmark.tsx'

type Props = {
  project?: ShellProject
  /** At the right: the person's menu, and in the demo the switcher. */
  children: ReactNode
}

/** Where one is (project ▸ section) and where one can go. The labeling screen has a bar of its own. */
export function TopBar({ project, children }: Props) {
  const segment = useSelectedLayoutSegment()
  if (project && segment === 'label') return null
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-surface">
      <div className="flex h-11 items-center gap-2 px-3 sm:px-4">
        <Link href="/" className="flex items-center rounded-sm" aria-label="Concord, home">
          <Wordmark />
        </Link>
        {project ? (
          <>
            <span aria-hidden className="text-faint">
              /
            </span>
            <Link
              href={sectionHref(project.id, { path: '' })}
              className="min-w-0 truncate rounded-sm font-medium hover:text-accent"
            >
              {project.name}
            </Link>
          </>
        ) : null}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <Button
            variant="quiet"
            className="font-normal"
            aria-label="Go to or do"
            onClick={() =>
              commandRegistry
                .list()
                .find(({ id }) => id === 'palette')
                ?.run()
            }
          >
            <Search aria-hidden />
            <span className="hidden items-center gap-2 md:inline-flex">
              Go to or do <Kbd keys="mod+k" />
            </span>
          </Button>
          {children}
        </div>
      </div>
      {project ? (
        <nav aria-label="Project" className="overflow-x-auto px-1 sm:px-2">
          <ul className="flex">
            {sectionsFor(project.roles).map((section) => {
              const current = (segment ?? '') === section.path
              return (
                <li key={section.path}>
                  <Link
                    href={sectionHref(project.id, section)}
                    aria-current={current ? 'page' : undefined}
                    className={cn(
                      'relative flex h-9 items-center whitespace-nowrap rounded-sm px-2 text-muted hover:text-ink focus-visible:outline-offset-[-2px]',
                      current &&
                        'font-medium text-ink after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:bg-accent',
                    )}
                  >
                    {section.name}
                  </Link>
                </li>
              )
            })}
          </ul>
        </nav>
      ) : null}
    </header>
  )
}
