'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'

export type Parking = { owner: string; until: string; reason: string }
type Props = { owners: readonly { id: string; name: string }[]; busy: boolean; onPark: (parking: Parking) => void }

/** Puts an item aside: who takes it up, by when, and what is missing. */
export function ParkForm({ owners, busy, onPark }: Props) {
  const [parking, setParking] = useState<Parking>({ owner: owners[0]?.id ?? '', until: inAWeek(), reason: '' })
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  const set = (change: Partial<Parking>) => setParking({ ...parking, ...change })
  const ready = parking.owner !== '' && parking.until !== '' && parking.reason.trim() !== ''
  return (
    <div ref={form} className="grid gap-2">
      <Field label="Owner">
        {(wiring) => (
          <Select {...wiring} value={parking.owner} onChange={(event) => set({ owner: event.target.value })}>
            {owners.map((owner) => (
              <option key={owner.id} value={owner.id}>
                {owner.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="By">
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            value={parking.until}
            onChange={(event) => set({ until: event.target.value })}
          />
        )}
      </Field>
      <Field label="What is missing to decide">
        {(wiring) => (
          <Input {...wiring} value={parking.reason} onChange={(event) => set({ reason: event.target.value })} />
        )}
      </Field>
      <Button size="sm" disabled={!ready} busy={busy} onClick={() => onPark(parking)} className="w-fit">
        Park the item
      </Button>
    </div>
  )
}

function inAWeek(): string {
  const day = new Date()
  day.setDate(day.getDate() + 7)
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}
