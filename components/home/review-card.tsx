import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Link } from '../ui/link.tsx'
import { Progress } from '../ui/progress.tsx'
import { aboutTime } from '../workbench/state-words.ts'

type Props = {
  project: string
  href: string
  name: string
  round: string
  items: number
  left: number
  minutes: number
  first: boolean
}

/** A session that waits for someone who rules: how much, and about how long. */
export function ReviewCard({ project, href, name, round, items, left, minutes, first }: Props) {
  return (
    <section className="flex flex-wrap items-center gap-x-8 gap-y-4 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <div className="grid min-w-0 grow basis-64 gap-2">
        <p className="text-muted">
          {project} · {round}
        </p>
        <p className="font-semibold text-xl tracking-tight">{name}</p>
        <p className="text-md">
          {left} of {items} {items === 1 ? 'item' : 'items'} to rule on{' '}
          <span className="text-muted">· {aboutTime(60 * minutes)}</span>
        </p>
        <Progress value={items - left} max={items} label={`${items - left} of ${items} settled in ${name}`} />
      </div>
      <Button asChild variant={first ? 'primary' : 'secondary'} size="lg">
        <Link href={href}>
          {left < items ? 'Continue' : 'Start'}
          {first ? <Kbd keys="enter" className="border-transparent bg-white/15 text-on-accent" /> : null}
        </Link>
      </Button>
    </section>
  )
}
