'use client'

import { GitCompareArrows, History as HistoryIcon } from 'lucide-react'
import type { VersionId } from '#lib/domain/kernel/ids.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'

export type HistoryVersion = {
  id: VersionId
  number: number
  parentId: VersionId | null
  note: string
  publishedAt: string
  publishedBy: string
}
export type BehindEntry = { id: string; externalId: string; reason: string; author: string; at: string }

type Props = {
  versions: readonly HistoryVersion[]
  /** Opens the comparison of two versions. */
  onCompare: (from: VersionId, to: VersionId) => void
  /** For leads. */
  onRestore?: (version: HistoryVersion) => void
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** The published versions, newest first. */
export function VersionHistory({ versions, onCompare, onRestore }: Props) {
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  return (
    <section aria-label="Versions" className="grid gap-2">
      <h2 className="font-medium text-muted text-sm">Versions</h2>
      {versions.length === 0 ? <p className="text-faint text-sm">Nothing is published yet.</p> : null}
      <ol className="grid gap-3">
        {versions.map((version, index) => {
          const parent = version.parentId === null ? null : (numbers.get(version.parentId) ?? null)
          const restores = parent !== null && parent !== version.number - 1
          const latest = index === 0
          return (
            <li key={version.id} className="flex items-start gap-2">
              <div className="min-w-0 grow">
                <p className="font-medium">
                  Version {version.number}
                  {latest ? <span className="ml-2 font-normal text-accent text-sm">in force</span> : null}
                </p>
                <p className="text-faint text-sm">
                  {day.format(new Date(version.publishedAt))}, {version.publishedBy}
                  {restores ? ` · restores version ${parent}` : ''}
                </p>
                {version.note ? <p className="text-muted text-sm">{version.note}</p> : null}
              </div>
              {version.parentId !== null || (onRestore && !latest) ? (
                <Menu
                  trigger={
                    <Button variant="quiet" size="icon-sm" aria-label={`Version ${version.number}: compare or restore`}>
                      <HistoryIcon />
                    </Button>
                  }
                >
                  {version.parentId === null ? null : (
                    <MenuItem
                      icon={<GitCompareArrows />}
                      onSelect={() => onCompare(version.parentId as VersionId, version.id)}
                    >
                      What changed since version {parent}
                    </MenuItem>
                  )}
                  {latest ? null : (
                    <MenuItem
                      icon={<GitCompareArrows />}
                      onSelect={() => onCompare(version.id, (versions[0] as HistoryVersion).id)}
                    >
                      Compare with the one in force
                    </MenuItem>
                  )}
                  {onRestore && !latest ? (
                    <MenuItem icon={<HistoryIcon />} onSelect={() => onRestore(version)}>
                      Restore it as a new version
                    </MenuItem>
                  ) : null}
                </Menu>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** The rulings that an entry rests on. */
export function RulingsBehind({ rulings }: { rulings: readonly BehindEntry[] }) {
  return (
    <section aria-label="Rulings behind this entry" className="grid gap-2">
      <h2 className="font-medium text-muted text-sm">Rulings behind it</h2>
      {rulings.length === 0 ? <p className="text-faint text-sm">None yet.</p> : null}
      <ul className="grid gap-3">
        {rulings.map(({ id, externalId, reason, author, at }) => (
          <li key={id} className="border-line-strong border-l-2 pl-3">
            <p>{reason}</p>
            <p className="text-faint text-sm">
              {externalId} · {author}, {day.format(new Date(at))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type ProposalsProps = { proposals: readonly (BehindEntry & { proposal: string })[]; onOpen: (id: string) => void }

/** What rulings say should change, since the version that a draft goes on from. */
export function Proposals({ proposals, onOpen }: ProposalsProps) {
  if (proposals.length === 0) return null
  return (
    <section aria-label="Proposed in rulings" className="grid gap-2">
      <h2 className="font-medium text-muted text-sm">Proposed in rulings</h2>
      <ul className="grid gap-1">
        {proposals.map(({ id, proposal, externalId, author }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onOpen(id)}
              className="w-full border-accent border-l-2 py-0.5 pl-3 text-left hover:bg-sunken"
            >
              <span className="block">{proposal}</span>
              <span className="block text-faint text-sm">
                {externalId} · {author}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
