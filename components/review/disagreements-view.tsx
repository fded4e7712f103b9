'use client'
import Link from 'next/link'
import { useState } from 'react'
import type { SeenDisagreements, SeenPattern } from '#lib/domain/disagreement/seen-disagreements.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'

type Props = {
  project: string
  seen: SeenDisagreements
  mayOpen: boolean
  mayOpenItems: boolean
  busy: boolean
  onChoose: (change: { round?: string; question?: string }) => void
  onOpen: (patterns: string[] | null, most: number) => void
}

const sizes = [5, 10, 20, 50] as const

/** Disagreements by pattern; a session is opened on the chosen patterns, or on the worst of all. */
export function DisagreementsView({ project, seen, mayOpen, mayOpenItems, busy, onChoose, onOpen }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [most, setMost] = useState<number>(10)
  const open = seen.patterns.reduce((sum, { items }) => sum + items.filter(({ ruled }) => !ruled).length, 0)
  const largest = Math.max(...seen.patterns.map(({ impact }) => impact), 1e-9)
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label="Round"
          className="w-56"
          value={seen.round?.id ?? ''}
          onChange={(event) => onChoose({ round: event.target.value })}
        >
          {seen.rounds.map((round) => (
            <option key={round.id} value={round.id}>
              {round.name}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Question"
          className="w-56"
          value={seen.question?.id ?? ''}
          onChange={(event) => onChoose({ question: event.target.value })}
        >
          {seen.questions.map((question) => (
            <option key={question.id} value={question.id}>
              {question.name}
            </option>
          ))}
        </Select>
        {mayOpen && open > 0 ? (
          <span className="ml-auto flex items-center gap-2">
            <span className="flex items-center gap-2 text-muted">
              at most
              <Select
                aria-label="Items in the session"
                className="w-20"
                value={most}
                onChange={(event) => setMost(Number(event.target.value))}
              >
                {sizes.map((size) => (
                  <option key={size} value={size}>
                    {size}
                  </option>
                ))}
              </Select>
              items
            </span>
            <Button variant="primary" busy={busy} onClick={() => onOpen(chosen.size > 0 ? [...chosen] : null, most)}>
              {chosen.size > 0
                ? `Review ${chosen.size === 1 ? 'this pattern' : `these ${chosen.size} patterns`}`
                : 'Review the worst'}
            </Button>
          </span>
        ) : null}
      </div>
      {seen.patterns.length === 0 ? (
        <EmptyState title={seen.round ? 'No disagreement on closed items' : 'No round yet'}>
          Items count once all their answers are in and can’t be undone any more. Open a round with an overlap of two or
          more, and come back when items close.
        </EmptyState>
      ) : (
        <ul className="grid gap-2">
          {seen.patterns.map((pattern) => (
            <PatternRow
              key={pattern.key}
              project={project}
              pattern={pattern}
              share={pattern.impact / largest}
              chosen={chosen.has(pattern.key)}
              selectable={mayOpen}
              linked={mayOpenItems}
              onToggle={() => setChosen(toggled(chosen, pattern.key))}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function PatternRow(props: {
  project: string
  pattern: SeenPattern
  share: number
  chosen: boolean
  selectable: boolean
  linked: boolean
  onToggle: () => void
}) {
  const { project, pattern, share, chosen, selectable, linked, onToggle } = props
  const ruled = pattern.items.filter((item) => item.ruled).length
  return (
    <li className="rounded-lg border border-line bg-surface">
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center gap-3 px-3 py-2">
          {selectable ? (
            <input
              type="checkbox"
              aria-label={`Choose ${pattern.title}`}
              checked={chosen}
              onChange={onToggle}
              onClick={(event) => event.stopPropagation()}
              className="size-4 accent-(--accent)"
            />
          ) : null}
          <span className="w-72 truncate font-medium text-md">{pattern.title}</span>
          <span aria-hidden className="h-2 grow rounded-full bg-sunken">
            <span className="block h-2 rounded-full bg-accent" style={{ width: `${Math.max(2, 100 * share)}%` }} />
          </span>
          <span className="w-28 text-right tabular-nums">
            {pattern.items.length} {pattern.items.length === 1 ? 'item' : 'items'}
          </span>
          {ruled > 0 ? <Badge tone="good">{ruled} ruled</Badge> : null}
        </summary>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] gap-x-3 border-line border-t px-3 py-2">
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
      </details>
    </li>
  )
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
