'use client'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'

type Props = { left: number; busy: boolean; onEnd: () => void }

/** Ends a session for everybody; asks once more, since it is not opened again. */
export function EndSession({ left, busy, onEnd }: Props) {
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <Button size="sm" variant="quiet" onClick={() => setAsking(true)}>
        End the session
      </Button>
    )
  }
  return (
    <span className="flex shrink-0 items-center gap-2">
      <span className="text-muted">
        {left > 0 ? `${left} not ruled on; another session can take them.` : 'All is ruled on.'}
      </span>
      <Button size="sm" variant="primary" busy={busy} onClick={onEnd} autoFocus>
        End it
      </Button>
      <Button size="sm" variant="quiet" onClick={() => setAsking(false)}>
        Go on
      </Button>
    </span>
  )
}
