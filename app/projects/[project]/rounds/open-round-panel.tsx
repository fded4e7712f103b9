'use client'

import { type FormEvent, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { leaseWords } from '#components/assignment/round-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { callApi } from '#lib/client/api.ts'
import { RoundOutcomeView } from './round-outcome.tsx'
import type { OutlookView } from './round-view.ts'

type Props = { project: string; outlook: OutlookView; onDone: () => Promise<void>; onCancel: () => void }

/** Opens a round: which items, how many labelers each, and for how long someone may hold one. */
export function OpenRoundPanel({ project, outlook, onDone, onCancel }: Props) {
  const { busy, error, run } = useTask()
  const [pool, setPool] = useState<'fresh' | 'all'>(outlook.fresh > 0 ? 'fresh' : 'all')
  const [how, setHow] = useState<'all' | 'random'>('all')
  const [count, setCount] = useState(String(Math.min(40, outlook.fresh || outlook.items)))
  const [overlap, setOverlap] = useState(String(Math.min(3, Math.max(1, outlook.labelers.length))))
  const [lease, setLease] = useState(String(outlook.lease.usual))
  const [allowed, setAllowed] = useState<readonly string[]>([])
  const inPool = pool === 'fresh' ? outlook.fresh : outlook.items
  const items = how === 'all' ? inPool : Number(count)
  const labelers = outlook.labelers.length + allowed.length

  async function submit(event: FormEvent) {
    event.preventDefault()
    const fresh = pool === 'fresh'
    const draw = how === 'all' ? { how, fresh } : { how, fresh, count: Number(count) }
    const body = { overlap: Number(overlap), leaseSeconds: Number(lease), draw, allowSeeing: allowed }
    const done = await run(() => callApi(`/api/v1/projects/${project}/rounds`, { method: 'POST', body }))
    if (done) await onDone()
  }
  const of = (field: string) => (error?.field === field ? error.message : undefined)

  if (outlook.version === null) {
    return <Notice tone="warn">Publish a definition first: a round asks what the published definition asks.</Notice>
  }
  return (
    <Panel
      title="Open a round"
      note={`It is labeled under definition v${outlook.version}, whatever is published later.`}
    >
      <form onSubmit={submit} className="grid gap-5">
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <div className="grid content-start justify-items-start gap-1">
            <span className="font-medium text-sm">Items</span>
            <Segmented
              label="Items"
              value={pool}
              onChange={setPool}
              options={[
                { value: 'fresh', label: `Fresh ones (${outlook.fresh})` },
                { value: 'all', label: `All (${outlook.items})` },
              ]}
            />
            <span className="text-faint text-sm">Only fresh items, drawn at random, can re-measure agreement.</span>
          </div>
          <div className="grid content-start justify-items-start gap-1">
            <span className="font-medium text-sm">How many</span>
            <div className="flex items-center gap-2">
              <Segmented
                label="How many"
                value={how}
                onChange={setHow}
                options={[
                  { value: 'all', label: 'All of them' },
                  { value: 'random', label: 'At random' },
                ]}
              />
              {how === 'random' ? (
                <Input
                  type="number"
                  aria-label="Number of items"
                  min={1}
                  max={inPool}
                  value={count}
                  onChange={(event) => setCount(event.target.value)}
                  className="w-24"
                />
              ) : null}
            </div>
            {of('count') || of('items') ? (
              <span className="text-danger text-sm">{of('count') ?? of('items')}</span>
            ) : null}
          </div>
          <Field
            label="Labelers for each item"
            className="w-36"
            error={of('overlap')}
            hint={labelers === 0 ? 'nobody can label yet' : `1 to ${labelers}`}
          >
            {(wiring) => (
              <Input
                {...wiring}
                type="number"
                min={1}
                max={Math.max(1, labelers)}
                required
                value={overlap}
                onChange={(event) => setOverlap(event.target.value)}
              />
            )}
          </Field>
          <Field
            label="Lease in seconds"
            className="w-36"
            error={of('leaseSeconds')}
            hint={leaseWords(Number(lease) || 0)}
          >
            {(wiring) => (
              <Input
                {...wiring}
                type="number"
                min={outlook.lease.least}
                max={outlook.lease.most}
                required
                value={lease}
                onChange={(event) => setLease(event.target.value)}
              />
            )}
          </Field>
        </div>
        {outlook.seeing.length > 0 ? (
          <fieldset className="grid gap-1.5">
            <legend className="mb-1 font-medium text-sm">
              Let people label who see others’ answers (theirs then count as not blind)
            </legend>
            {outlook.seeing.map(({ account, name }) => (
              <Checkbox
                key={account}
                label={name}
                checked={allowed.includes(account)}
                onChange={(event) => {
                  const rest = allowed.filter((id) => id !== account)
                  setAllowed(event.target.checked ? [...rest, account] : rest)
                }}
              />
            ))}
          </fieldset>
        ) : null}
        <RoundOutcomeView project={project} items={items} labelers={Number(overlap)} />
        {error && !['count', 'items', 'overlap', 'leaseSeconds'].includes(error.field ?? '') ? (
          <Notice tone="danger">{error.message}</Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" busy={busy}>
            Open the round
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
          <p className="text-muted tabular-nums">
            {items} items × {Number(overlap) || 0} = {items * (Number(overlap) || 0)} answers, by {labelers}{' '}
            {labelers === 1 ? 'labeler' : 'labelers'}
          </p>
        </div>
      </form>
    </Panel>
  )
}
