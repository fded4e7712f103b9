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
  const move = (x: number, y: number) => setView((at) => ({ ...at, x: at.x + x, y: at.y + y }))
  useCommands([...pictureCommands(zoom, () => setView(whole)), ...moveCommands(move, () => view.scale > 1)])

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
    <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-sunken">
      <div className="relative min-h-0 flex-1 overflow-hidden">
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
        {failed ? (
          <p role="alert" className="absolute inset-0 m-auto h-fit w-fit rounded-md bg-danger-soft p-3 text-danger">
            The picture could not be loaded. Check the connection, then reload the page.
          </p>
        ) : null}
      </div>
      {/* Under the picture and never on it: what matters may lie in any corner, such as a scale bar. */}
      <div className="flex flex-none items-center justify-end gap-1 border-line border-t bg-surface px-3 py-0.5">
        <span className="mr-1 text-faint text-sm tabular-nums">{Math.round(100 * view.scale)} %</span>
        <Button variant="quiet" size="icon-sm" aria-label="Zoom out" title="Zoom out (-)" onClick={() => zoom(0.8)}>
          <ZoomOut />
        </Button>
        <Button variant="quiet" size="icon-sm" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom(1.25)}>
          <ZoomIn />
        </Button>
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label="Whole picture"
          title="Whole picture (0)"
          onClick={() => setView(whole)}
        >
          <Maximize />
        </Button>
      </div>
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

/** How far a key moves an enlarged picture, in pixels of the screen. */
const keyStep = 80

function moveCommands(move: (x: number, y: number) => void, enlarged: () => boolean): Command[] {
  const ways = [
    ['left', keyStep, 0],
    ['right', -keyStep, 0],
    ['up', 0, keyStep],
    ['down', 0, -keyStep],
  ] as const
  return ways.map(([way, x, y]) => ({
    id: `picture.move-${way}`,
    name: `See more of what lies ${way === 'up' ? 'above' : way === 'down' ? 'below' : `to the ${way}`}`,
    group: 'Picture',
    keys: [`shift+arrow${way}`],
    repeats: true,
    when: enlarged,
    run: () => move(x, y),
  }))
}

/** Zooms about a point, given from the middle of the frame; what is under it stays under it. */
function zoomed(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = Math.min(most, Math.max(1, view.scale * factor))
  if (scale === 1) return whole
  const grown = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }
}
