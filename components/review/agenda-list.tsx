import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { AgendaEntry } from '#lib/domain/review/review-view.ts'
import { cn } from '../ui/class-names.ts'

type Props = { agenda: readonly AgendaEntry[]; current: ItemId | null; onOpen: (item: ItemId) => void }

const words: Record<AgendaEntry['state'], string> = {
  open: 'open',
  revealed: 'under discussion',
  ruled: 'ruled',
  parked: 'parked',
}

/** Hollow: open. Half full: under discussion. Full: ruled. Dashed: parked. */
function StateMark({ state }: { state: AgendaEntry['state'] }) {
  return (
    <span
      aria-hidden
      title={words[state]}
      className={cn(
        'size-2.5 shrink-0 rounded-full border border-line-strong',
        state === 'revealed' && 'bg-linear-to-r from-50% from-line-strong to-50% to-transparent',
        state === 'ruled' && 'border-accent bg-accent',
        state === 'parked' && 'border-dashed',
      )}
    />
  )
}

/** What is to be decided, by pattern; each item says where it stands. */
export function AgendaList({ agenda, current, onOpen }: Props) {
  const groups = Map.groupBy(agenda, ({ title }) => title)
  return (
    <nav aria-label="Agenda" className="grid gap-3">
      {[...groups].map(([title, entries]) => (
        <section key={title}>
          <h3 className="flex items-baseline justify-between gap-2 px-2 font-medium text-sm">
            <span className="truncate" title={title}>
              {title}
            </span>
            <span className="whitespace-nowrap text-faint tabular-nums">
              {entries.filter(({ state }) => state === 'ruled').length} / {entries.length}
            </span>
          </h3>
          <ul className="mt-1">
            {entries.map((entry) => (
              <li key={entry.item}>
                <button
                  type="button"
                  aria-current={entry.item === current ? 'true' : undefined}
                  onClick={() => onOpen(entry.item)}
                  className={cn(
                    'flex h-7 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunken',
                    'aria-[current]:bg-accent-soft aria-[current]:text-accent-strong',
                  )}
                >
                  <StateMark state={entry.state} />
                  <span className="truncate" title={entry.name}>
                    {entry.name}
                  </span>
                  <span className="sr-only">, {words[entry.state]}</span>
                  {entry.voted && entry.state !== 'ruled' ? (
                    <span className="ml-auto text-faint text-xs">voted</span>
                  ) : null}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
