'use client'

import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { callApi } from '#lib/client/api.ts'
import type { RoundView } from './round-view.ts'

type Props = { project: string; progress: RoundView; mayChange: boolean; onChanged: () => Promise<void> }

/** Items that nobody is left for: the lead closes them with what they have, or offers them again. */
export function ExhaustedItems({ project, progress, mayChange, onChanged }: Props) {
  const { busy, error, run } = useTask()
  const { exhausted, labelers, round } = progress
  if (exhausted.length === 0) return null
  const settle = async (item: string, how: 'close' | 'offer') => {
    const path = `/api/v1/projects/${project}/rounds/${round.id}/items/${item}`
    if (await run(() => callApi(path, { method: 'POST', body: { how } }))) await onChanged()
  }
  const nameOf = (account: string) => labelers.find((one) => one.account === account)?.name ?? 'someone'
  return (
    <section aria-label="Items that nobody is left for" className="rounded-md bg-warn-soft px-3 py-2">
      <h3 className="font-medium text-warn">
        Nobody is left for {exhausted.length === 1 ? 'one item' : `${exhausted.length} items`}
      </h3>
      <ul className="mt-1 grid gap-1">
        {exhausted.map((one) => (
          <li key={one.item} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 grow basis-60 break-words">
              <span className="font-medium">{one.externalId}</span>
              <span className="text-muted">
                {' '}
                has {one.submitted} of {one.submitted + one.openSlots} answers.{' '}
                {one.skips.map(({ account, reason }) => `${nameOf(account)}: ${reason}`).join(' · ')}
              </span>
            </span>
            {mayChange ? (
              <span className="flex gap-2">
                <Button size="sm" disabled={busy} onClick={() => void settle(one.item, 'offer')}>
                  Offer it again
                </Button>
                <Button size="sm" disabled={busy} onClick={() => void settle(one.item, 'close')}>
                  Close it as it is
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {error ? <p className="mt-1 text-danger">{error.message}</p> : null}
    </section>
  )
}
