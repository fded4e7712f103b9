'use client'

import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import type { Command } from '../ui/commands.ts'
import { useCommands } from '../ui/use-commands.ts'

type View = { scale: number; x: number; y: number }
type Props = { source: string; alt: string; width: number; height: number }

const whole: View = { scale: 1, x: 0, y: 0 }
const most = 16

/** A picture as large as it can be; the wheel and + / − zoom, dragging moves it, 0 shows all of it. */
export function PlainImage({ source, alt, width, height }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState(whole)
  const [failed, setFailed] = useState(false)
  const grabbed = useRef<{ x: number; y: number; view: View } | null>(null)
  const zoom = useCallback((factor: number, at = { x: 0, y: 0 }) => setView((before) => zoomed(before, factor, at)), [])
  useEffect(() => {
    const element = host.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      const at = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 }
      zoom(1.0015 ** -event.deltaY, at)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [zoom])
  useCommands(pictureCommands(zoom, () => setView(whole)))

  function onPointerDown(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId)
    grabbed.current = { x: event.clientX, y: event.clientY, view }
  }
  function onPointerMove(event: PointerEvent) {
    const from = grabbed.current
    if (!from || from.view.scale === 1) return
    const moved = { x: from.view.x + event.clientX - from.x, y: from.view.y + event.clientY - from.y }
    setView({ scale: from.view.scale, ...moved })
  }

  return (
    <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden bg-sunken">
      <div
        ref={host}
        className="absolute inset-0 touch-none p-3"
        style={{ cursor: view.scale > 1 ? 'grab' : 'default' }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          grabbed.current = null
        }}
      >
        <img
          src={source}
          alt={alt}
          width={width}
          height={height}
          draggable={false}
          onError={() => setFailed(true)}
          className="size-full select-none object-contain"
          style={{
            transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
            imageRendering: view.scale > 4 ? 'pixelated' : 'auto',
          }}
        />
      </div>
      <div className="absolute right-3 bottom-3 flex gap-1">
        <Button size="icon" aria-label="Zoom out" onClick={() => zoom(0.8)}>
          <ZoomOut />
        </Button>
        <Button size="icon" aria-label="Zoom in" onClick={() => zoom(1.25)}>
          <ZoomIn />
        </Button>
        <Button size="icon" aria-label="Whole picture" onClick={() => setView(whole)}>
          <Maximize />
        </Button>
      </div>
      {failed ? (
        <p role="alert" className="absolute inset-0 m-auto h-fit w-fit rounded-md bg-danger-soft p-3 text-danger">
          The picture could not be loaded. Check the connection, then reload the page.
        </p>
      ) : null}
    </div>
  )
}

function pictureCommands(zoom: (factor: number) => void, fit: () => void): Command[] {
  const group = 'Picture'
  return [
    { id: 'picture.zoom-in', name: 'Zoom in', group, keys: ['plus', '='], repeats: true, run: () => zoom(1.25) },
    { id: 'picture.zoom-out', name: 'Zoom out', group, keys: ['-'], repeats: true, run: () => zoom(0.8) },
    { id: 'picture.whole', name: 'Whole picture', group, keys: ['0'], run: fit },
  ]
}

/** Zooms about a point, given from the middle of the frame; what is under it stays under it. */
function zoomed(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = Math.min(most, Math.max(1, view.scale * factor))
  if (scale === 1) return whole
  const grown = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }
}
