'use client'

import type { ReactNode } from 'react'
import { Checkbox } from '../ui/checkbox.tsx'
import { useKept } from './use-kept.ts'

type Props = {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onSave: (checked: boolean) => Promise<string | null>
}

/** A box to tick that is kept at once. */
export function KeptCheckbox({ label, hint, checked, onSave }: Props) {
  const [shown, choose] = useKept(checked, onSave)
  return <Checkbox label={label} hint={hint} checked={shown} onChange={(event) => choose(event.target.checked)} />
}
