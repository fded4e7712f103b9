'use client'

import { useState } from 'react'
import { ApiError } from '#lib/client/api.ts'

export type TaskError = { message: string; field: string | null }

/** Runs one thing at a time and keeps what went wrong, for forms: `error.field` names the field, if any. */
export function useTask() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TaskError | null>(null)

  /** @returns whether it went well */
  async function run(work: () => Promise<void>): Promise<boolean> {
    setBusy(true)
    setError(null)
    try {
      await work()
      return true
    } catch (caught) {
      const field = caught instanceof ApiError ? caught.field : null
      setError({ message: caught instanceof Error ? caught.message : String(caught), field })
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}
