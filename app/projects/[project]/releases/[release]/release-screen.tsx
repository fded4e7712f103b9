'use client'
import { useEffect, useRef, useState } from 'react'
import { ChainPanel } from '#components/lineage/chain-panel.tsx'
import { sortDecisions } from '#components/releases/decision-words.ts'
import { FileLinks } from '#components/releases/release-list.tsx'
import { ReleaseRows } from '#components/releases/release-rows.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Link } from '#components/ui/link.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { useStatus } from '#components/ui/status.tsx'
import { ApiError, callApi } from '#lib/client/api.ts'
import type { LabelChain } from '#lib/domain/release/label-chain.ts'
import type { ReleaseRow, ReleaseSummary } from '#lib/domain/release/release-row.ts'

type Props = { project: string; release: ReleaseSummary }

const pageSize = 100

/** A release: its hash and files, a check of its bytes, its rows, and for one row the chain behind it. */
export function ReleaseScreen({ project, release }: Props) {
  const base = `/api/v1/projects/${project}`
  const say = useStatus()
  const [search, setSearch] = useState('')
  const [decidedBy, setDecidedBy] = useState('')
  const [offset, setOffset] = useState(0)
  const [page, setPage] = useState<{ rows: ReleaseRow[]; matching: number } | null>(null)
  const [chosen, setChosen] = useState<ReleaseRow | null>(null)
  const [chain, setChain] = useState<LabelChain | null>(null)
  const [verified, setVerified] = useState<boolean | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    const scope = new AbortController()
    const query = new URLSearchParams({
      search,
      offset: String(offset),
      limit: String(pageSize),
      ...(decidedBy ? { decidedBy } : {}),
    })
    callApi<{ rows: ReleaseRow[]; matching: number }>(`${base}/releases/${release.id}/rows?${query}`, {
      signal: scope.signal,
    })
      .then(setPage)
      .catch((error: unknown) => {
        if (!scope.signal.aborted)
          say(error instanceof ApiError ? error.message : 'The rows could not be read.', 'danger')
      })
    return () => scope.abort()
  }, [base, release.id, search, decidedBy, offset, say])

  const latest = useRef<ReleaseRow>(null)
  const choose = async (row: ReleaseRow) => {
    latest.current = row
    setChosen(row)
    setChain(null)
    try {
      const read = await callApi<LabelChain>(`${base}/items/by-name/chain?item=${encodeURIComponent(row.item)}`)
      if (latest.current === row) setChain(read) // another may have been chosen meanwhile
    } catch (error) {
      say(error instanceof ApiError ? error.message : 'The chain could not be read.', 'danger')
    }
  }
  const verify = async () => {
    setBusy(true)
    try {
      const { identical } = await callApi<{ identical: boolean }>(`${base}/releases/${release.id}/verify`, {
        method: 'POST',
      })
      setVerified(identical)
    } catch (error) {
      say(error instanceof ApiError ? error.message : 'The release could not be built again.', 'danger')
    } finally {
      setBusy(false)
    }
  }
  const rows = page?.rows ?? []
  return (
    <div className="grid gap-4">
      <Panel>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <span>
            <span className="text-muted">SHA-256</span> <code className="select-all break-all">{release.hash}</code>
          </span>
          <FileLinks project={project} release={release.id} />
          <span className="flex items-center gap-2">
            <Button size="sm" busy={busy} onClick={verify}>
              Build it again and compare
            </Button>
            <span role="status">
              {verified === null ? null : verified ? (
                <Badge tone="good">identical, byte for byte</Badge>
              ) : (
                <Badge tone="danger">the bytes differ</Badge>
              )}
            </span>
          </span>
        </div>
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_420px]">
        <Panel
          title="Labels"
          note={page ? `${page.matching.toLocaleString('en')} ${page.matching === 1 ? 'row' : 'rows'}` : 'reading…'}
        >
          <div className="mb-2 flex gap-2">
            <Input
              type="search"
              aria-label="Find by item or value"
              placeholder="Find by item or value"
              className="w-64"
              value={search}
              onChange={(event) => {
                setSearch(event.target.value)
                setOffset(0)
              }}
            />
            <Select
              aria-label="Decided by"
              className="w-44"
              value={decidedBy}
              onChange={(event) => {
                setDecidedBy(event.target.value)
                setOffset(0)
              }}
            >
              <option value="">decided in any way</option>
              {sortDecisions(release.decidedBy).map(([how, count]) => (
                <option key={how} value={how}>
                  {how} ({count})
                </option>
              ))}
            </Select>
          </div>
          {page ? (
            <ReleaseRows rows={rows} chosen={chosen ? `${chosen.item} ${chosen.question}` : null} onChoose={choose} />
          ) : null}
          {page && page.matching > pageSize ? (
            <p className="mt-2 flex items-center gap-2 text-muted">
              <Button size="sm" disabled={offset === 0} onClick={() => setOffset(offset - pageSize)}>
                Before
              </Button>
              <span className="tabular-nums">
                {offset + 1} – {offset + rows.length} of {page.matching}
              </span>
              <Button
                size="sm"
                disabled={offset + pageSize >= page.matching}
                onClick={() => setOffset(offset + pageSize)}
              >
                After
              </Button>
            </p>
          ) : null}
        </Panel>
        {chosen ? (
          <Panel
            title={`What ${chosen.item} rests on`}
            className="lg:sticky lg:top-28 lg:max-h-[calc(100vh-8rem)] lg:overflow-y-auto"
          >
            {chain ? (
              <ChainPanel
                chain={chain}
                question={chosen.question}
                row={chosen}
                item={<ChainItem project={project} chain={chain} />}
              />
            ) : (
              <p className="text-muted">Reading…</p>
            )}
          </Panel>
        ) : (
          <p className="rounded-lg border border-line border-dashed p-4 text-muted">
            Choose a label to see its chain: the item, the answers, the version, the ruling and its reason. With the
            keys:
            <Kbd keys="j" /> and <Kbd keys="k" /> walk the labels, <Kbd keys="enter" /> opens one.
          </p>
        )}
      </div>
    </div>
  )
}

/** The item of a chain, small, with a way to all that is known of it. */
function ChainItem({ project, chain }: { project: string; chain: LabelChain }) {
  const { id, externalId } = chain.item
  const primary = chain.media.find(({ role }) => role === 'primary')
  return (
    <Link
      href={`/projects/${project}/items/${id}`}
      aria-label={`See ${externalId}`}
      className="shrink-0 rounded-md text-accent hover:underline"
    >
      {primary?.kind === 'image' ? (
        <img
          src={`/api/media/${id}/thumbnail`}
          alt=""
          className="block size-24 rounded-md border border-line bg-sunken object-contain"
        />
      ) : primary?.kind === 'audio' ? (
        'Hear it'
      ) : (
        'See it'
      )}
    </Link>
  )
}
