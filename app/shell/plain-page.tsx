import type { ReactNode } from 'react'
import { Wordmark } from '#components/shell/wordmark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'

type Props = { title: string; children: ReactNode; action?: ReactNode }

/** A page that says one thing: that something is not here, not allowed, or went wrong. */
export function PlainPage({ title, children, action }: Props) {
  return (
    <main className="mx-auto grid min-h-[70dvh] max-w-md content-center gap-3 px-6 py-10">
      <Wordmark className="mb-4 text-muted" />
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="text-md text-muted">{children}</div>
      <div className="mt-3 flex gap-2">
        {action}
        <Button asChild size="lg">
          <Link href="/">Your projects</Link>
        </Button>
      </div>
    </main>
  )
}
