'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { JobPanel } from '#app/jobs/job-panel.tsx'
import { DropFolder, type PathFile } from '#components/item/drop-folder.tsx'
import { ProblemsTable } from '#components/item/problems-table.tsx'
import { TableColumns } from '#components/item/table-columns.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { callApi } from '#lib/client/api.ts'
import type { ImportProblem } from '#lib/domain/item/import-summary.ts'
import type { JobView } from '#lib/server/jobs/see-jobs.ts'
import { DecideImport } from './decide-import.tsx'
import { ImportEnded } from './import-ended.tsx'
import { type RefusedFile, type SendProgress, sendAll, worthSending } from './send-all.ts'

type OpenImport = { id: string; name: string; state: 'loading' | 'ready' | 'cancelled'; job: string | null }
type Props = { project: string; open: OpenImport | null }
type Step =
  | { at: 'choose' }
  | { at: 'send'; progress: SendProgress }
  | { at: 'decide' }
  | { at: 'run'; job: string }
  | { at: 'ended'; job: JobView }

/**
 * An import from the first file to its end, on one page: send, see what it would do, start, follow. Its id stands in
 * the address, so a reload goes on where it was.
 */
export function ImportScreen({ project, open }: Props) {
  const [current, setCurrent] = useState(open ? { id: open.id, name: open.name } : null)
  const [step, setStep] = useState<Step>(stepOf(open))
  const [refused, setRefused] = useState<RefusedFile[]>([])
  const [error, setError] = useState<string | null>(null)
  const scope = useRef<AbortController | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef(step.at)
  // What held the focus is gone with its step: whoever uses keys or hears the page goes on at the next.
  useEffect(() => {
    if (shown.current !== step.at) place.current?.focus({ preventScroll: true })
    shown.current = step.at
  }, [step.at])
  useEffect(() => () => scope.current?.abort(), [])
  const base = `/api/v1/projects/${project}/imports`

  async function take(files: PathFile[]): Promise<void> {
    const sending = worthSending(files)
    if (sending.length === 0) {
      setError('There was no file in what you chose that could be imported.')
      return
    }
    setError(null)
    scope.current = new AbortController()
    const none: SendProgress = { files: sending.length, done: 0, bytes: 1, sent: 0 }
    setStep({ at: 'send', progress: none })
    try {
      const here = current ?? (await begin(nameOf(files)))
      setCurrent(here)
      const failed = await sendAll(
        `${base}/${here.id}`,
        sending,
        (progress) => setStep({ at: 'send', progress }),
        scope.current.signal,
      )
      setRefused((before) => [...before, ...failed])
      setStep({ at: 'decide' })
    } catch (caught) {
      if (scope.current.signal.aborted) return
      setError(caught instanceof Error ? caught.message : String(caught))
      setStep(current ? { at: 'decide' } : { at: 'choose' })
    }
  }

  async function begin(name: string) {
    const made = await callApi<{ import: string }>(base, { method: 'POST', body: { name } })
    window.history.replaceState(null, '', `?import=${made.import}`)
    return { id: made.import, name }
  }

  const startOver = useCallback(() => {
    window.history.replaceState(null, '', window.location.pathname)
    setCurrent(null)
    setRefused([])
    setError(null)
    setStep({ at: 'choose' })
  }, [])

  async function discard(): Promise<void> {
    scope.current?.abort()
    if (current) await callApi(`${base}/${current.id}`, { method: 'DELETE' }).catch(() => {})
    startOver()
  }

  return (
    <section ref={place} tabIndex={-1} aria-label={stepWords[step.at]} className="grid gap-4 outline-none">
      {error ? <Notice tone="danger">{error}</Notice> : null}
      {step.at === 'choose' ? (
        <>
          <DropFolder onFiles={(files) => void take(files)}>
            Pictures (JPEG, PNG, WebP, AVIF, GIF) or recordings (WAV). Tables (CSV, TSV, JSON Lines) give ids, slices
            and labels that exist already; COCO and Pascal VOC bring boxes.
          </DropFolder>
          <TableColumns />
        </>
      ) : null}
      {step.at === 'send' ? (
        <Panel
          title="Sending"
          actions={
            <Button size="sm" onClick={() => void discard()}>
              Cancel
            </Button>
          }
        >
          <p className="mb-2 text-muted tabular-nums">
            {step.progress.done.toLocaleString('en')} of {step.progress.files.toLocaleString('en')} files
          </p>
          <Progress value={step.progress.sent} max={step.progress.bytes} label="Files sent" />
        </Panel>
      ) : null}
      {refused.length > 0 ? (
        <Panel title={`${refused.length} ${refused.length === 1 ? 'file was' : 'files were'} not taken`}>
          <ProblemsTable problems={refused.map(problemOf)} count={refused.length} />
        </Panel>
      ) : null}
      {step.at === 'decide' && current ? (
        <DecideImport
          project={project}
          importId={current.id}
          name={current.name}
          onStarted={(job) => setStep({ at: 'run', job })}
          onNothing={startOver}
          onDiscard={() => void discard()}
          onMore={(files) => void take(files)}
        />
      ) : null}
      {step.at === 'run' ? (
        <Panel>
          <JobPanel
            id={step.job}
            title={`Import of ${current?.name ?? 'files'}`}
            onEnd={(job) => setStep({ at: 'ended', job })}
          />
          <p className="mt-3 text-faint text-sm">
            You can leave this page; it goes on.{' '}
            <Link href={`/projects/${project}/items`} className="rounded-sm text-accent hover:underline">
              To the items
            </Link>
          </p>
        </Panel>
      ) : null}
      {step.at === 'ended' ? (
        <ImportEnded
          project={project}
          job={step.job}
          onAgain={() => setStep({ at: 'decide' })}
          onStartOver={startOver}
        />
      ) : null}
    </section>
  )
}

const stepWords: Record<Step['at'], string> = {
  choose: 'What to import',
  send: 'Sending the files',
  decide: 'What the import would do',
  run: 'The import is under way',
  ended: 'The import has ended',
}

function stepOf(open: OpenImport | null): Step {
  if (open === null) return { at: 'choose' }
  return open.job ? { at: 'run', job: open.job } : { at: 'decide' }
}

function problemOf({ path, message }: RefusedFile): ImportProblem {
  return { file: path, row: null, message }
}

/** What an import is called: the folder that was chosen, else its first file. */
function nameOf(files: readonly PathFile[]): string {
  const [first] = files
  const folder = first?.file.webkitRelativePath.split('/')[0]
  const more = files.length > 1 ? ` and ${files.length - 1} more` : ''
  return (folder || `${first?.path ?? 'files'}${more}`).slice(0, 200)
}
