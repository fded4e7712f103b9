import { ArrowRight } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { aboutTime } from '../workbench/state-words.ts'

type Props = {
  project: string
  href: string
  round: string
  version: number
  done: number
  left: number
  secondsLeft: number | null
  /** The definition is new to this person. */
  changed: { from: number; to: number; changes: number } | null
  /** The one that Enter opens: larger, with its key. */
  first: boolean
}

/** A round with work for a labeler: how far, how long, and one button. */
export function ContinueCard({ project, href, round, version, done, left, secondsLeft, changed, first }: Props) {
  const all = done + left
  return (
    <section className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
        <div className="grid min-w-0 grow basis-64 gap-2">
          <p className="text-muted">
            {project} · {round} · definition v{version}
          </p>
          <p className="font-semibold text-xl tracking-tight">
            {left} {left === 1 ? 'item' : 'items'} left
            {secondsLeft === null ? null : <span className="font-normal text-muted"> · {aboutTime(secondsLeft)}</span>}
          </p>
          <Progress value={done} max={all} label={`${done} of ${all} done in ${round} of ${project}`} />
          <p className="text-faint text-sm">
            {done} of {all} done
          </p>
        </div>
        <Button asChild variant={first ? 'primary' : 'secondary'} size="lg" className={first ? 'h-12 px-6' : undefined}>
          <Link href={href}>
            {done > 0 ? 'Continue' : 'Start'}
            {first ? (
              <Kbd keys="enter" className="border-transparent bg-white/15 text-on-accent" />
            ) : (
              <ArrowRight aria-hidden />
            )}
          </Link>
        </Button>
      </div>
      {changed ? (
        <Notice tone="accent">
          The definition changed since you last labeled: version {changed.from} became {changed.to}.{' '}
          {changed.changes === 1 ? 'The change is' : `The ${changed.changes} changes are`} shown before your next item.
        </Notice>
      ) : null}
    </section>
  )
}
