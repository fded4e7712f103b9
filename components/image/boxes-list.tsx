'use client'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Input } from '#components/ui/input.tsx'
import { Swatch } from '#components/ui/swatch.tsx'
import type { BoxesQuestion } from '#lib/domain/schema/question.ts'
import type { BoxesStore } from '#lib/stores/boxes.ts'

/** The boxes as a list: the accessible twin of the canvas, searchable, every box selectable and deletable by key. */
export function BoxesList({ store, question }: { store: BoxesStore; question: BoxesQuestion }) {
  const regions = useStore(store, (state) => state.regions)
  const selected = useStore(store, (state) => state.selected)
  const readOnly = useStore(store, (state) => state.readOnly)
  const [search, setSearch] = useState('')
  const classes = new Map(question.classes.map((one) => [one.id, one]))
  const rows = [...regions.values()]
    .map((region, index) => ({ region, number: index + 1, of: classes.get(region.class) }))
    .filter(({ of, number }) => `${number} ${of?.name ?? ''}`.toLowerCase().includes(search.toLowerCase()))
  return (
    <section aria-label="Shapes" className="flex min-h-0 flex-col gap-1">
      <header className="flex items-center gap-2">
        <h3 className="font-medium text-base">Shapes</h3>
        <span className="text-faint text-sm tabular-nums">{regions.size}</span>
        {regions.size > 8 ? (
          <Input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder="Class or number"
            aria-label="Find a shape"
            className="ml-auto h-6 w-40 text-sm"
          />
        ) : null}
      </header>
      {regions.size === 0 ? (
        <p className="text-faint text-sm">
          None yet. Drag on the picture to draw one, or put one there with ⇧B; submit as it is if there is nothing.
        </p>
      ) : null}
      <ul className="min-h-0 overflow-y-auto">
        {rows.map(({ region, number, of }) => (
          <li key={region.id}>
            <button
              type="button"
              aria-pressed={region.id === selected}
              onClick={() => store.getState().select(region.id)}
              onKeyDown={(event) => {
                if (!readOnly && (event.key === 'Delete' || event.key === 'Backspace'))
                  store.getState().remove(region.id)
              }}
              className="flex h-6 w-full items-center gap-2 rounded-sm px-1 text-left text-sm hover:bg-sunken aria-pressed:bg-accent-soft"
            >
              <span className="w-5 text-right text-faint tabular-nums">{number}</span>
              <Swatch color={of?.colour ?? 0} />
              <span className="truncate">{of?.name ?? 'a class that is gone'}</span>
              <span className="ml-auto text-faint tabular-nums">
                {Math.round(region.width)} × {Math.round(region.height)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
