import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { AgendaEntry } from '#lib/domain/review/review-view.ts'
import { cn } from '../ui/class-names.ts'

type Props = { agenda: readonly AgendaEntry[]; current: ItemId | null; onOpen: (item: ItemId) => void }

const marks: Record<AgendaEntry['state'], { look: string; word: string }> = {
  open: { look: 'border-line-strong', word: 'open' },
  revealed: {
    look: 'border-accent bg-linear-to-r from-50% from-accent to-50% to-transparent',
    word: 'under discussion',
  },
  ruled: { look: 'border-good bg-good', word: 'ruled' },
  parked: { look: 'border-dashed border-warn', word: 'parked' },
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
                  <span
                    aria-hidden
                    className={cn('size-2.5 shrink-0 rounded-full border-[1.5px]', marks[entry.state].look)}
                  />
                  <span className="truncate" title={entry.name}>
                    {entry.name}
                  </span>
                  <span className="sr-only">, {marks[entry.state].word}</span>
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
