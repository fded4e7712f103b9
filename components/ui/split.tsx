'use client'

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { cn } from './class-names.ts'

type Props = {
  /** Which side keeps its width when the window changes. */
  fixed: 'start' | 'end'
  /** Width of the fixed side at first, in pixels. */
  initial: number
  min?: number
  max?: number
  label: string
  start: ReactNode
  end: ReactNode
  className?: string
}

/** Two panes with a bar between them that the pointer or the arrow keys move. */
export function Split({ fixed, initial, min = 160, max = 640, label, start, end, className }: Props) {
  const [width, setWidth] = useState(initial)
  const grabbed = useRef<{ x: number; width: number } | null>(null)
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)))
  const sign = fixed === 'start' ? 1 : -1

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    grabbed.current = { x: event.clientX, width }
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (grabbed.current) setWidth(clamp(grabbed.current.width + sign * (event.clientX - grabbed.current.x)))
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
    if (step === 0) return
    event.preventDefault()
    setWidth(clamp(width + sign * step))
  }

  return (
    <div className={cn('flex min-h-0 min-w-0', className)}>
      <div
        className={cn('min-w-0', fixed === 'end' && 'grow')}
        style={fixed === 'start' ? { width, flexShrink: 0 } : undefined}
      >
        {start}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a movable separator has no element of its own */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          grabbed.current = null
        }}
        onKeyDown={onKeyDown}
        className="relative w-px shrink-0 cursor-col-resize touch-none bg-line after:absolute after:inset-y-0 after:-inset-x-1 hover:bg-accent"
      />
      <div
        className={cn('min-w-0', fixed === 'start' && 'grow')}
        style={fixed === 'end' ? { width, flexShrink: 0 } : undefined}
      >
        {end}
      </div>
    </div>
  )
}
