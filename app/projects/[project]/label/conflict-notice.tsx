'use client'

import { Button } from '#components/ui/button.tsx'
import type { SessionState } from './session-state.ts'

type Props = { conflict: NonNullable<SessionState['conflict']>; onChoose: (copy: 'mine' | 'server') => void }

/** Two copies of an answer; the person chooses, and neither is lost. */
export function ConflictNotice({ conflict, onChoose }: Props) {
  return (
    <div
      role="alert"
      className="flex flex-none flex-wrap items-center gap-3 border-warn border-b bg-warn-soft px-3 py-2"
    >
      <p className="grow">{conflict.message}</p>
      {conflict.server.submitted ? (
        <Button size="sm" variant="primary" onClick={() => onChoose('server')}>
          Go on labeling
        </Button>
      ) : (
        <>
          <Button size="sm" onClick={() => onChoose('server')}>
            Use the other copy
          </Button>
          <Button size="sm" variant="primary" onClick={() => onChoose('mine')}>
            Keep what is here
          </Button>
        </>
      )}
    </div>
  )
}
