'use client'
import { useEffect, useRef, useState } from 'react'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { Picture } from '#lib/stores/boxes.ts'
import { useThemeChange } from '../ui/use-theme-change.ts'
import type { OverlayCanvas, OverlayLayer, OverlayScene } from './overlay-canvas.ts'

export type BoxesOverlayProps = {
  source: string
  alt: string
  picture: Picture
  layers: readonly OverlayLayer[]
  /** Letter or short name of a class, written beside the labeler's letter. */
  classKey: ReadonlyMap<ClassId, string>
  /** The boxes of the difference at hand: drawn strongly and looked at closely; the others step back. */
  focus: readonly string[]
  /** What was said about places, the place that is looked at closely, and who hears of a place that is clicked. */
  pins?: OverlayScene['pins']
  place?: OverlayScene['place']
  onPlace?: OverlayScene['onPlace']
}

/** Several people's boxes over one picture, each in a colour and under a letter; nothing can be changed. */
export function BoxesOverlay(props: BoxesOverlayProps) {
  const { source, alt, picture, layers, classKey, focus, pins, place, onPlace } = props
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<OverlayCanvas | null>(null)
  const scene = useRef<OverlayScene>({ layers, classKey, focus })
  scene.current = { layers, classKey, focus, pins, place, onPlace }
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const element = host.current
    if (!element) return
    let gone = false
    const image = new Image()
    image.src = source
    setFailed(false)
    Promise.all([import('./overlay-canvas.ts'), image.decode()])
      .then(([{ OverlayCanvas }]) => {
        if (!gone) canvas.current = new OverlayCanvas(element, picture, image, () => scene.current)
      })
      .catch(() => !gone && setFailed(true))
    return () => {
      gone = true
      canvas.current?.destroy()
      canvas.current = null
    }
  }, [source, picture])
  useEffect(
    () => canvas.current?.show({ layers, classKey, focus, pins, place, onPlace }),
    [layers, classKey, focus, pins, place, onPlace],
  )
  useThemeChange(() => canvas.current?.recolour())
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1">
      <div ref={host} role="img" aria-label={alt} className="min-h-0 flex-1 touch-none overflow-hidden bg-sunken" />
      {failed ? (
        <p role="alert" className="absolute inset-0 m-auto h-fit w-fit rounded-md bg-danger-soft p-3 text-danger">
          The picture could not be loaded. Reload the page to try again.
        </p>
      ) : null}
    </div>
  )
}
