'use client'

import { useTask } from '#app/shell/use-task.ts'
import { Button } from '#components/ui/button.tsx'
import { callApi } from '#lib/client/api.ts'
import type { OutlookView } from './round-view.ts'

type Props = { project: string; outlook: OutlookView; onDone: () => Promise<void> }

/** Says what the newest definition left to be labeled again, and asks for it. */
export function RelabelNotice({ project, outlook, onDone }: Props) {
  const { busy, error, run } = useTask()
  const { items, requests, unreachable } = outlook.relabel
  return (
    <section
      aria-label="Relabeling"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-accent-soft px-4 py-3"
    >
      <p className="min-w-0 grow basis-80 text-md">
        <span className="font-medium tabular-nums">
          {requests} {requests === 1 ? 'answer' : 'answers'} on {items} {items === 1 ? 'item' : 'items'}
        </span>{' '}
        need relabeling under v{outlook.version}. They come back blank to those who gave them.
        {unreachable > 0 ? ` ${unreachable} more were given by people who can’t be asked.` : ''}
        {error ? <span className="block text-danger">{error.message}</span> : null}
      </p>
      <Button
        variant="primary"
        busy={busy}
        onClick={async () => {
          const path = `/api/v1/projects/${project}/rounds/relabel`
          if (await run(() => callApi(path, { method: 'POST', body: {} }))) await onDone()
        }}
      >
        Ask for them again
      </Button>
    </section>
  )
}
