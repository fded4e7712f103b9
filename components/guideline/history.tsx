'use client'

import { GitCompareArrows, History as HistoryIcon } from 'lucide-react'
import type { VersionId } from '#lib/domain/kernel/ids.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { day } from './day.ts'

export type HistoryVersion = {
  id: VersionId
  number: number
  parentId: VersionId | null
  note: string
  publishedAt: string
  publishedBy: string
}

type Props = {
  versions: readonly HistoryVersion[]
  /** Opens the comparison of two versions. */
  onCompare: (from: VersionId, to: VersionId) => void
  /** For leads. */
  onRestore?: (version: HistoryVersion) => void
}

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
