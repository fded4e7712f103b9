import { Link } from '../ui/link.tsx'
import { Panel } from '../ui/panel.tsx'
import { Progress } from '../ui/progress.tsx'
import { aboutTime } from '../workbench/state-words.ts'

type Session = { id: string; name: string; items: number; left: number; minutes: number }

/** Sessions in which rulings are still to be made. */
export function SessionsPanel({ base, sessions }: { base: string; sessions: readonly Session[] }) {
  return (
    <Panel title="Review sessions">
      {sessions.length === 0 ? (
        <p className="text-muted">
          None waits.{' '}
          <Link href={`${base}/disagreements`} className="rounded-sm text-accent underline underline-offset-2">
            Open one from the disagreements
          </Link>
        </p>
      ) : (
        <ul className="grid gap-3">
          {sessions.map(({ id, name, items, left, minutes }) => (
            <li key={id} className="grid gap-1.5">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <Link href={`${base}/reviews/${id}`} className="rounded-sm font-medium hover:text-accent">
                  {name}
                </Link>
                <span className="ml-auto text-muted">
                  {left} to rule on · {aboutTime(60 * minutes)}
                </span>
              </p>
              <Progress value={items - left} max={items} label={`${items - left} of ${items} settled in ${name}`} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
