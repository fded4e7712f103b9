'use client'

import { useEffect, useRef, useState } from 'react'
import { useTask } from '#app/shell/use-task.ts'
import { DifferingItems } from '#components/item/differing-items.tsx'
import { DropFolder, type PathFile } from '#components/item/drop-folder.tsx'
import { ImportCounts, TablePreview } from '#components/item/import-preview.tsx'
import { ProblemsTable } from '#components/item/problems-table.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { callApi } from '#lib/client/api.ts'
import type { ImportSummary } from '#lib/domain/item/import-summary.ts'
import type { Refusal } from '#lib/domain/kernel/refusal.ts'
import type { StartedImport } from '#lib/server/imports/start-import.ts'
import { type GivenOptions, ImportSettings } from './import-settings.tsx'

type Props = {
  project: string
  importId: string
  name: string
  onStarted: (job: string) => void
  onNothing: () => void
  onDiscard: () => void
  onMore: (files: PathFile[]) => void
}

const usual: GivenOptions = { source: '', referenceKind: 'human', referenceSource: 'published labels', labelers: {} }

/** Shows what an import would do before anything is done, and lets the person say what the files do not. */
export function DecideImport({ project, importId, name, onStarted, onNothing, onDiscard, onMore }: Props) {
  const [options, setOptions] = useState(usual)
  const [skipBad, setSkipBad] = useState(false)
  const [adding, setAdding] = useState(false)
  const [summary, setSummary] = useState<ImportSummary | null>(null)
  const [nothing, setNothing] = useState<ImportSummary | null>(null)
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const start = useTask()
  // Apart, so that checking again never takes the button away from who is about to press it.
  const recheck = useTask()
  const asked = useRef(0)
  const path = `/api/v1/projects/${project}/imports/${importId}`

  function check(chosen: GivenOptions, skip: boolean): void {
    asked.current++
    const turn = asked.current
    void recheck.run(async () => {
      const body = { ...chosen, skipBad: skip }
      const seen = await callApi<ImportSummary>(`${path}/check`, { method: 'POST', body })
      if (turn === asked.current) setSummary(seen)
    })
  }
  useEffect(() => {
    const scope = new AbortController()
    callApi<ImportSummary>(`${path}/check`, { method: 'POST', body: usual, signal: scope.signal })
      .then(setSummary)
      .catch((caught: Error) => {
        if (!scope.signal.aborted) setUnreadable(caught.message)
      })
    return () => scope.abort()
  }, [path])

  async function begin(confirmGrowth: boolean): Promise<void> {
    const body = { ...options, skipBad, confirmGrowth }
    const { job, summary: seen } = await callApi<StartedImport>(`${path}/start`, { method: 'POST', body })
    if (job) onStarted(job.id)
    else setNothing(seen)
  }

  if (nothing) {
    return (
      <Panel
        title="Nothing new"
        note={`0 new, ${nothing.present.toLocaleString('en')} already present.`}
        bodyClassName="grid justify-items-start gap-4"
      >
        <DifferingItems differing={nothing.differing} />
        <Button onClick={onNothing}>Import something else</Button>
      </Panel>
    )
  }
  if (!summary) {
    return unreadable ? <Notice tone="danger">{unreadable}</Notice> : <Skeleton className="h-40" />
  }
  const { refusal } = summary
  const error = start.error ?? recheck.error
  const asks = refusal?.code === 'needs_confirmation'
  return (
    <div className="grid gap-4">
      <Panel title={name} note={`${summary.files.toLocaleString('en')} files received`} bodyClassName="grid gap-5">
        <ImportCounts summary={summary} />
        <DifferingItems differing={summary.differing} />
        <ImportSettings
          summary={summary}
          options={options}
          onChange={(next) => {
            setOptions(next)
            // Where items come from changes nothing of what the import would do.
            if (next.source === options.source) check(next, skipBad)
          }}
        />
        {summary.tables.map((table) => (
          <TablePreview key={table.file} table={table} />
        ))}
      </Panel>
      {summary.problems.length > 0 ? (
        <Panel
          title={`${summary.problemCount.toLocaleString('en')} bad ${summary.problemCount === 1 ? 'row' : 'rows'}`}
        >
          <ProblemsTable problems={summary.problems} count={summary.problemCount} />
        </Panel>
      ) : null}
      {refusal && !asks ? <Notice tone="danger">{wayOut(refusal)}</Notice> : null}
      {asks ? <Notice tone="warn">{refusal.message}</Notice> : null}
      {error ? <Notice tone="danger">{error.message}</Notice> : null}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 bg-canvas py-3">
        <Button
          variant="primary"
          busy={start.busy}
          disabled={refusal !== null && !asks}
          onClick={() => void start.run(() => begin(asks))}
        >
          {asks ? `Yes, import ${summary.new.toLocaleString('en')} items` : startLabel(summary)}
        </Button>
        {summary.problemCount > 0 || skipBad ? (
          <Checkbox
            label="Leave the bad rows out"
            checked={skipBad}
            onChange={(event) => {
              const skip = event.currentTarget.checked
              setSkipBad(skip)
              check(options, skip)
            }}
          />
        ) : null}
        <Button variant="quiet" onClick={() => setAdding((open) => !open)}>
          Add files
        </Button>
        <Button variant="quiet" onClick={onDiscard}>
          Discard
        </Button>
      </div>
      {adding ? <DropFolder onFiles={onMore}>They are added to this import.</DropFolder> : null}
    </div>
  )
}

/** What to do about a refusal; what is wrong stands in the table above, where there are rows to name. */
function wayOut({ code, message, details }: Refusal): string {
  if (details?.problems === undefined) return message
  if (code === 'conflict') {
    return 'Rows that contradict each other can’t be left out, since one of them would have to be chosen. Mend the file, discard this import, and choose it again.'
  }
  return 'Nothing is imported while rows are bad. Leave them out, or mend the file, discard this import, and choose it again.'
}

function startLabel(summary: ImportSummary): string {
  const count = (n: number) => n.toLocaleString('en')
  if (summary.new > 0) return `Import ${count(summary.new)} ${summary.new === 1 ? 'item' : 'items'}`
  if (summary.annotations > 0) return `Import ${count(summary.annotations)} annotations`
  if (summary.references > 0) return `Import ${count(summary.references)} references`
  return 'Import'
}
