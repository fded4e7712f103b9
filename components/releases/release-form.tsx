'use client'
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'

export type ReleaseRequest = { name: string; version: number; includeSimulated: boolean; includeImported: boolean }
type Props = {
  versions: readonly number[]
  busy: boolean
  onMake: (request: ReleaseRequest) => void
  /** The way to a first version, where there is none. */
  publish: ReactNode
}

/** What a release is built from: the version that labels are read at, and which answers count. */
export function ReleaseForm({ versions, busy, onMake, publish }: Props) {
  const latest = versions.at(-1)
  const [request, setRequest] = useState<ReleaseRequest>({
    name: '',
    version: latest ?? 1,
    includeSimulated: true,
    includeImported: true,
  })
  const set = (change: Partial<ReleaseRequest>) => setRequest({ ...request, ...change })
  if (latest === undefined) {
    return (
      <EmptyState title="No published definition yet" action={publish}>
        Publish the definition first; a release reads labels at a version of it.
      </EmptyState>
    )
  }
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onMake(request)
      }}
    >
      <Field label="Name" className="w-56">
        {(wiring) => (
          <Input
            {...wiring}
            value={request.name}
            placeholder="Release"
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Read at" className="w-36">
        {(wiring) => (
          <Select
            {...wiring}
            value={request.version}
            onChange={(event) => set({ version: Number(event.target.value) })}
          >
            {versions.toReversed().map((version) => (
              <option key={version} value={version}>
                version {version}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Checkbox
        label="simulated answers"
        checked={request.includeSimulated}
        onChange={(event) => set({ includeSimulated: event.target.checked })}
      />
      <Checkbox
        label="imported answers"
        checked={request.includeImported}
        onChange={(event) => set({ includeImported: event.target.checked })}
      />
      <Button type="submit" variant="primary" busy={busy}>
        Release
      </Button>
    </form>
  )
}
