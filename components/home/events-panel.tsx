import { Panel } from '../ui/panel.tsx'
import { type ToldEvent, tellEvents } from './event-words.ts'
import { agoWords } from './when.ts'

type Props = { events: readonly ToldEvent[]; now: Date }

const shown = 8

/** What happened lately, newest first. */
export function EventsPanel({ events, now }: Props) {
  const told = tellEvents(events).slice(0, shown)
  return (
    <Panel title="Lately">
      {told.length === 0 ? (
        <p className="text-muted">Nothing has happened yet.</p>
      ) : (
        <ol className="grid gap-2">
          {told.map(({ id, at, actor, text }) => (
            <li key={id} className="flex gap-3">
              <span className="min-w-0 grow break-words">
                <span className="font-medium">{actor}</span> {text}
              </span>
              <time dateTime={at.toISOString()} className="shrink-0 text-faint text-sm leading-5">
                {agoWords(at, now)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
