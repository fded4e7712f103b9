import { type Camera, toScreen } from './camera.ts'

/** A place of the picture that something was said about, with its number. */
export type Pin = { x: number; y: number; label: string }

const radius = 9

/** Draws pins as numbered discs, edged in white so that they stand out from any picture. */
export function drawPins(native: CanvasRenderingContext2D, pins: readonly Pin[], camera: Camera, host: Element) {
  if (pins.length === 0) return
  const style = getComputedStyle(host)
  const fill = style.getPropertyValue('--accent').trim() || '#0b6670'
  const ink = style.getPropertyValue('--on-accent').trim() || '#ffffff'
  native.font = '600 11px ui-sans-serif, system-ui, sans-serif'
  native.textAlign = 'center'
  native.textBaseline = 'middle'
  for (const { label, ...place } of pins) {
    const { x, y } = toScreen(camera, place)
    native.beginPath()
    native.arc(x, y, radius, 0, 2 * Math.PI)
    native.fillStyle = fill
    native.fill()
    native.lineWidth = 2
    native.strokeStyle = '#ffffff'
    native.stroke()
    native.fillStyle = ink
    native.fillText(label, x, y + 0.5)
  }
  native.textAlign = 'start'
}
