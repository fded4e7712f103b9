'use client'

import { Download } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import type { LabelingSession } from './session.ts'

type Props = { session: LabelingSession; count: number }

/** Answers that the server refused for good: kept on this device until they are downloaded and thrown away. */
export function DeadLetters({ session, count }: Props) {
  if (count === 0) return null
  async function download() {
    const letters = await session.deadLetters()
    const file = new Blob([JSON.stringify(letters, null, 2)], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = 'concord-answers-not-taken.json'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  async function forget() {
    const letters = await session.deadLetters()
    await session.forgetDead(letters.map(({ id }) => id))
  }
  return (
    <Popover
      align="end"
      trigger={
        <Button size="sm" variant="danger">
          {count} not taken
        </Button>
      }
    >
      <div className="grid gap-3">
        <p className="text-md">
          The server refused {count === 1 ? 'one answer' : `${count} answers`} of yours for good. They are kept in this
          browser; download them before you throw them away.
        </p>
        <div className="flex gap-2">
          <Button variant="primary" onClick={() => void download()}>
            <Download aria-hidden /> Download
          </Button>
          <Button variant="danger" onClick={() => void forget()}>
            Throw away
          </Button>
        </div>
      </div>
    </Popover>
  )
}
