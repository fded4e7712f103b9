'use client'

import { X } from 'lucide-react'
import type { Change } from '#lib/domain/definition/diff.ts'
import type { VersionId } from '#lib/domain/kernel/ids.ts'
import { ChangeList } from '../definition/change-list.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { HistoryVersion } from './history.tsx'

type Props = {
  versions: readonly HistoryVersion[]
  from: VersionId
  to: VersionId
  /** Null while they are being read. */
  changes: readonly Change[] | null
  onChoose: (from: VersionId, to: VersionId) => void
  onClose: () => void
}

/** What changed between any two versions, in words. */
export function CompareView({ versions, from, to, changes, onChoose, onClose }: Props) {
  const choice = (label: string, value: VersionId, onPick: (version: VersionId) => void) => (
    <Field label={label} className="w-44">
      {(field) => (
        <Select {...field} value={value} onChange={(event) => onPick(event.target.value as VersionId)}>
          {versions.map(({ id, number }) => (
            <option key={id} value={id}>
              Version {number}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
  return (
    <section aria-labelledby="compare-heading" className="grid gap-5">
      <header className="flex items-start gap-3">
        <h2 id="compare-heading" className="grow font-semibold text-xl tracking-tight">
          What changed
        </h2>
        <Button variant="quiet" size="icon-sm" aria-label="Close the comparison" onClick={onClose}>
          <X />
        </Button>
      </header>
      <div className="flex flex-wrap items-end gap-3">
        {choice('From', from, (version) => onChoose(version, to))}
        {choice('To', to, (version) => onChoose(from, version))}
      </div>
      {changes === null ? <Skeleton className="h-24" /> : null}
      {changes?.length === 0 ? <p className="text-muted">They say the same.</p> : null}
      {changes ? <ChangeList changes={changes} /> : null}
    </section>
  )
}
