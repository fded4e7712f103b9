'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { EndSession } from '#components/review/end-session.tsx'
import { ReviewDesk } from '#components/review/review-desk.tsx'
import { Link } from '#components/ui/link.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { ApiError, callApi } from '#lib/client/api.ts'
import type { ItemId } from '#lib/domain/kernel/ids.ts'
import type { ReviewItemView, ReviewView } from '#lib/domain/review/review-view.ts'
import { nextUndecided } from '#lib/domain/review/undecided.ts'

type Props = { project: string; initial: ReviewView; item: ItemId | null }

/** How often the agenda is read anew, so that one sees what others in the session did. */
const refreshMs = 5000

/** One session: reads what may be seen, sends votes and rulings, and keeps the item in the address. */
export function ReviewScreen({ project, initial, item }: Props) {
  const base = `/api/v1/projects/${project}/reviews/${initial.id}`
  const [review, setReview] = useState(initial)
  const [current, setCurrent] = useState<ItemId | null>(
    item ?? nextUndecided(initial.agenda, null) ?? initial.agenda[0]?.item ?? null,
  )
  const [view, setView] = useState<ReviewItemView | null>(null)
  const [busy, setBusy] = useState(false)
  const say = useStatus()
  const refresh = useCallback(async () => setReview(await callApi<ReviewView>(base)), [base])
  const at = useRef(current)
  /** What comes late, when another item is open already, is not shown. */
  const show = useCallback((seen: ReviewItemView) => {
    if (seen.item === at.current) setView(seen)
  }, [])
  const load = useCallback(
    async (id: ItemId, signal?: AbortSignal) => show(await callApi<ReviewItemView>(`${base}/items/${id}`, { signal })),
    [base, show],
  )
  const open = (id: ItemId) => {
    at.current = id
    setCurrent(id)
    window.history.replaceState(null, '', `?item=${id}`)
  }
  useEffect(() => {
    if (!current) return
    const scope = new AbortController()
    load(current, scope.signal).catch((error: unknown) => {
      if (!scope.signal.aborted) say(messageOf(error), 'danger')
    })
    return () => scope.abort()
  }, [current, load, say])
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh().catch(() => {})
    }, refreshMs)
    return () => clearInterval(timer)
  }, [refresh])

  /** Whether it went well; if not, the reason has been said. */
  const act = async (work: () => Promise<void>, done: string | null): Promise<boolean> => {
    setBusy(true)
    try {
      await work()
      if (done) say(done, 'good')
      await refresh()
      return true
    } catch (error) {
      say(messageOf(error), 'danger')
      return false
    } finally {
      setBusy(false)
    }
  }
  const ruled = review.agenda.filter(({ state }) => state === 'ruled').length
  return (
    <main className="flex h-[calc(100dvh-var(--shell-height,84px))] min-h-0 flex-col">
      <header className="flex h-10 shrink-0 items-center gap-3 border-line border-b bg-surface px-3">
        <Link href={`/projects/${project}/reviews`} className="rounded-sm text-muted hover:text-accent">
          Reviews
        </Link>
        <h1 className="truncate font-semibold text-md">{review.name}</h1>
        <span className="truncate text-muted">
          {review.question.name} · {review.round} · read at version {review.version}
        </span>
        <span className="ml-auto shrink-0 tabular-nums" aria-live="polite">
          {ruled} of {review.agenda.length} ruled{review.closed ? ' · ended' : ''}
        </span>
        {review.mayClose ? (
          <EndSession
            left={review.agenda.length - ruled}
            busy={busy}
            onEnd={() =>
              act(async () => {
                await callApi(`${base}/close`, { method: 'POST' })
                if (current) await load(current)
              }, 'The session has ended')
            }
          />
        ) : null}
      </header>
      {view && view.item === current ? (
        <ReviewDesk
          key={`${view.item} ${view.revealed ? 'revealed' : 'open'}`}
          review={review}
          view={view}
          busy={busy}
          onOpen={open}
          onVote={(answer) =>
            act(
              async () => show(await callApi(`${base}/items/${view.item}/vote`, { method: 'POST', body: { answer } })),
              null, // the answers appear, which says it
            )
          }
          onRule={(ruling, like) =>
            act(
              async () => {
                const path = `${base}/items/${view.item}/ruling`
                if (like.length > 0) await callApi(`${path}/like`, { method: 'POST', body: { ...ruling, like } })
                else await callApi(path, { method: 'POST', body: ruling })
                const next = nextUndecided(review.agenda, view.item, new Set(like))
                if (next) open(next)
                else await load(view.item)
              },
              like.length > 0 ? `Ruled on ${like.length + 1} items` : 'Ruled',
            )
          }
          onPark={(parking) =>
            act(async () => {
              await callApi(`${base}/items/${view.item}/park`, { method: 'POST', body: parking })
              await load(view.item)
            }, 'Parked')
          }
          onComment={(text, anchor) =>
            act(async () => {
              await callApi(`${base}/items/${view.item}/comments`, { method: 'POST', body: { text, anchor } })
              await load(view.item)
            }, null)
          }
        />
      ) : (
        <p className="m-auto text-muted">{current ? 'Opening the item…' : 'This session has no items.'}</p>
      )}
    </main>
  )
}

function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'Something went wrong. Reload the page and try again.'
}
