'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { JobPanel } from '#app/jobs/job-panel.tsx'
import { ItemGrid } from '#components/item/item-grid.tsx'
import { type SliceCount, SliceFilter } from '#components/item/slice-filter.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Link } from '#components/ui/link.tsx'
import { Select } from '#components/ui/select.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { useCommands } from '#components/ui/use-commands.ts'
import { callApi } from '#lib/client/api.ts'
import type { ImportView } from '#lib/server/imports/see-imports.ts'
import type { ItemsPage, ListedItem } from '#lib/server/items/see-items.ts'

type Query = { text: string; batch: string; slice: string[] }
type Props = {
  project: string
  query: Query
  first: ItemsPage
  slices: SliceCount[]
  batches: ImportView[]
  /** Imports whose jobs are under way. */
  running: { id: string; name: string; job: string }[]
}

const pauseMs = 250

/** The items of a project: narrowed at the side, walked in the middle. What is chosen stands in the address. */
export function ItemsBrowser({ project, query: given, first, slices, batches, running }: Props) {
  const router = useRouter()
  const [query, setQuery] = useState(given)
  const { page, more } = useItems(project, query, first)
  const search = useRef<HTMLInputElement>(null)
  const base = `/projects/${project}/items`
  const change = (part: Partial<Query>) => setQuery((before) => ({ ...before, ...part }))
  useCommands([
    { id: 'items.search', name: 'Search items', group: 'Items', keys: ['/'], run: () => search.current?.focus() },
    { id: 'items.import', name: 'Import items', group: 'Items', keys: ['i'], run: () => router.push(`${base}/import`) },
  ])
  const narrowed = query.text !== '' || query.batch !== '' || query.slice.length > 0
  return (
    <div className="grid min-h-0 grow grid-cols-[13rem_minmax(0,1fr)] gap-6">
      <aside className="grid content-start gap-5 overflow-y-auto pb-6" aria-label="Narrow the list">
        <Field label="Search by id">
          {(wiring) => (
            <Input
              {...wiring}
              ref={search}
              type="search"
              value={query.text}
              placeholder="part of an id"
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
          )}
        </Field>
        {batches.length > 1 ? (
          <Field label="Import">
            {(wiring) => (
              <Select
                {...wiring}
                value={query.batch}
                onChange={(event) => change({ batch: event.currentTarget.value })}
              >
                <option value="">All imports</option>
                {batches.map(({ id, name, items, createdAt }) => (
                  <option key={id} value={id}>
                    {`${name} · ${items} · ${createdAt.slice(0, 10)}`}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <SliceFilter
          slices={slices}
          chosen={query.slice}
          onToggle={(slice) =>
            change({
              slice: query.slice.includes(slice)
                ? query.slice.filter((other) => other !== slice)
                : [...query.slice, slice],
            })
          }
        />
      </aside>
      <div className="flex min-h-0 min-w-0 flex-col gap-2">
        {running.map(({ id, name, job }) => (
          <JobPanel
            key={id}
            id={job}
            title={
              <Link href={`${base}/import?import=${id}`} className="hover:text-accent">
                Import of {name}
              </Link>
            }
            onEnd={({ state }) => (state === 'done' ? router.refresh() : undefined)}
          />
        ))}
        <div className="flex min-h-8 items-center gap-3 text-muted" aria-live="polite">
          <span className="tabular-nums">
            {page.total.toLocaleString('en')} {page.total === 1 ? 'item' : 'items'}
          </span>
          {narrowed ? (
            <Button size="sm" variant="quiet" onClick={() => setQuery({ text: '', batch: '', slice: [] })}>
              Show all
            </Button>
          ) : null}
        </div>
        {page.total === 0 ? <p className="text-muted">No item fits. Take something away at the left.</p> : null}
        <ItemGrid
          items={page.items}
          total={page.total}
          hrefOf={({ id }) => `${base}/${id}`}
          onOpen={({ id }) => router.push(`${base}/${id}`)}
          onNeedMore={more}
        />
      </div>
    </div>
  )
}

/** The pages of items loaded so far; begun anew when the query changes, and written into the address. */
function useItems(project: string, query: Query, first: ItemsPage) {
  const say = useStatus()
  const [page, setPage] = useState(first)
  const loading = useRef(false)
  const fresh = useRef(true)
  useEffect(() => setPage(first), [first])
  useEffect(() => {
    if (fresh.current) {
      fresh.current = false
      return
    }
    const scope = new AbortController()
    const timer = setTimeout(() => {
      const search = searchOf(query)
      window.history.replaceState(null, '', search ? `?${search}` : window.location.pathname)
      callApi<ItemsPage>(`/api/v1/projects/${project}/items?${search}`, { signal: scope.signal })
        .then(setPage)
        .catch((error: Error) => {
          if (!scope.signal.aborted) say(error.message, 'danger')
        })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      scope.abort()
    }
  }, [project, query, say])
  const more = useCallback(async () => {
    if (loading.current || page.next === null) return
    loading.current = true
    const after = `&after=${encodeURIComponent(page.next)}`
    try {
      const next = await callApi<ItemsPage>(`/api/v1/projects/${project}/items?${searchOf(query)}${after}`)
      // Not behind what was asked for meanwhile.
      setPage((now) => (now === page ? { ...next, items: [...page.items, ...newOf(page.items, next.items)] } : now))
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), 'danger')
    } finally {
      loading.current = false
    }
  }, [project, query, page, say])
  return { page, more }
}

function newOf(before: readonly ListedItem[], next: readonly ListedItem[]): ListedItem[] {
  const known = new Set(before.map(({ id }) => id))
  return next.filter(({ id }) => !known.has(id))
}

function searchOf({ text, batch, slice }: Query): string {
  const search = new URLSearchParams()
  if (text) search.set('text', text)
  if (batch) search.set('batch', batch)
  for (const one of slice) search.append('slice', one)
  return search.toString()
}
