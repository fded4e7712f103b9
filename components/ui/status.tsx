'use client'

import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { cn } from './class-names.ts'

type Tone = 'plain' | 'good' | 'danger'
type Message = { id: number; text: string; tone: Tone }
type Say = (text: string, tone?: Tone) => void

const StatusContext = createContext<Say>(() => {})

/** How long a message stays; a bad one stays until it is closed. */
const stayMs = 5000

/** Gives its children `useStatus` and shows what they say at the foot of the window, one message at a time. */
export function StatusProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback<Say>((text, tone = 'plain') => {
    clearTimeout(timer.current)
    setMessage((before) => ({ id: (before?.id ?? 0) + 1, text, tone }))
    if (tone !== 'danger') timer.current = setTimeout(() => setMessage(null), stayMs)
  }, [])
  const value = useMemo(() => say, [say])
  return (
    <StatusContext value={value}>
      {children}
      <div aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4">
        {message ? (
          <div
            key={message.id}
            className={cn(
              'pointer-events-auto flex max-w-prose items-center gap-3 rounded-md border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-float',
              message.tone === 'danger' && 'border-danger/40 text-danger',
              message.tone === 'good' && 'text-good',
            )}
          >
            {message.text}
            <Button variant="quiet" size="icon-sm" aria-label="Close message" onClick={() => setMessage(null)}>
              <X />
            </Button>
          </div>
        ) : null}
      </div>
    </StatusContext>
  )
}

/** Says something at the foot of the window. */
export function useStatus(): Say {
  return useContext(StatusContext)
}
