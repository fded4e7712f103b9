import { ChevronRight } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { SeenPattern } from '#lib/domain/disagreement/seen-disagreements.ts'
import { Badge } from '../ui/badge.tsx'
import { cn } from '../ui/class-names.ts'
import { Link } from '../ui/link.tsx'

type Props = {
  project: string
  pattern: SeenPattern
  share: number
  chosen: boolean
  open: boolean
  selectable: boolean
  linked: boolean
  onToggle: () => void
  onOpen: () => void
  walk: ComponentProps<'li'>
}

/** One pattern of disagreement: what it costs beside the others, and, opened, the items that show it. */
export function PatternRow(props: Props) {
  const { project, pattern, share, chosen, open, selectable, linked, onToggle, onOpen, walk } = props
  const ruled = pattern.items.filter((item) => item.ruled).length
  return (
    <li {...walk} className="rounded-lg border border-line bg-surface data-current:border-accent">
      <div className="flex items-center gap-1 px-2">
        {selectable ? (
          <label className="grid size-8 shrink-0 cursor-pointer place-items-center">
            <input
              type="checkbox"
              aria-label={`Choose ${pattern.title}`}
              checked={chosen}
              onChange={onToggle}
              className="size-4 accent-(--accent)"
            />
          </label>
        ) : null}
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className="flex min-h-10 min-w-0 grow items-center gap-3 rounded-md px-1 text-left"
        >
          <ChevronRight
            aria-hidden
            className={cn('size-4 shrink-0 text-faint transition-transform', open && 'rotate-90')}
          />
          <span className="w-72 truncate font-medium text-md" title={pattern.title}>
            {pattern.title}
          </span>
          <span aria-hidden className="h-2 grow rounded-full bg-sunken">
            <span className="block h-2 rounded-full bg-accent" style={{ width: `${Math.max(2, 100 * share)}%` }} />
          </span>
          <span className="w-20 text-right tabular-nums">
            {pattern.items.length} {pattern.items.length === 1 ? 'item' : 'items'}
          </span>
          <span className="flex w-20 justify-end">{ruled > 0 ? <Badge tone="good">{ruled} ruled</Badge> : null}</span>
        </button>
      </div>
      {open ? (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] gap-x-3 gap-y-1 border-line border-t px-4 py-2">
          {pattern.items.map((item) => (
            <li key={item.item} className="truncate text-muted">
              {linked ? (
                <Link href={`/projects/${project}/items/${item.item}`} className="rounded-sm hover:text-accent">
                  {item.name}
                </Link>
              ) : (
                item.name
              )}
              {item.ruled ? <span className="text-good"> · ruled</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
