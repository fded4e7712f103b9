import type { ReactNode } from 'react'
import { Link } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

type Props = { name: string; href: string; children: ReactNode }

/** A project on the home screen of those who see its standing. */
export function StandingCard({ name, href, children }: Props) {
  return (
    <section className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h3 className="font-medium text-muted">
        <Link href={href} className="rounded-sm hover:text-accent">
          {name}
        </Link>
      </h3>
      {children}
    </section>
  )
}

/** Stands while a project's figures are gathered; measuring may take a moment after a change. */
export function StandingWait() {
  return (
    <div role="status" aria-label="Gathering figures" className="grid gap-4">
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-12 w-full" />
    </div>
  )
}
