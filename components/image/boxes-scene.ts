import type { Camera, Size } from './camera.ts'
import { handlePoint, handles } from './tools/handles.ts'

type Box = { x: number; y: number; width: number; height: number }

/** How a box looks: its colours as a canvas wants them, and what stands at its corner. */
export type BoxLook = { stroke: string; fill: string; label: string; dashed?: boolean; thick?: boolean }

const tagFont = '600 11px ui-sans-serif, system-ui, sans-serif'

/**
 * Draws any number of resting boxes in one go, so that thousands of shapes cost one node. Everything is in CSS pixels.
 * A box without a look is left out.
 */
export function drawBoxes<B extends Box>(
  native: CanvasRenderingContext2D,
  boxes: Iterable<B>,
  camera: Camera,
  view: Size,
  lookOf: (box: B) => BoxLook | null,
) {
  native.font = tagFont
  native.textBaseline = 'middle'
  for (const box of boxes) {
    const { x, y, width, height } = onScreen(box, camera)
    if (x > view.width || y > view.height || x + width < 0 || y + height < 0) continue
    const look = lookOf(box)
    if (!look) continue
    native.fillStyle = look.fill
    native.fillRect(x, y, width, height)
    native.lineWidth = look.thick ? 2.5 : 1.5
    native.strokeStyle = look.stroke
    native.setLineDash(look.dashed ? [5, 4] : [])
    native.strokeRect(x, y, width, height)
    if (look.label && width > 14 && height > 14) drawTag(native, look, x, y)
  }
  native.setLineDash([])
}

/** Draws the box at hand: outlined in white so that it stands out from any picture, with its grips. */
export function drawSelected(
  native: CanvasRenderingContext2D,
  box: Box,
  camera: Camera,
  look: BoxLook,
  grips: boolean,
) {
  const { x, y, width, height } = onScreen(box, camera)
  native.fillStyle = look.fill
  native.fillRect(x, y, width, height)
  for (const [colour, line] of [
    ['#ffffff', 4],
    [look.stroke, 2],
  ] as const) {
    native.strokeStyle = colour
    native.lineWidth = line
    native.strokeRect(x, y, width, height)
  }
  native.font = tagFont
  native.textBaseline = 'middle'
  drawTag(native, look, x, y)
  if (!grips) return
  native.lineWidth = 1.5
  for (const handle of handles) {
    const at = handlePoint({ x, y, width, height }, handle)
    native.fillStyle = '#ffffff'
    native.fillRect(at.x - 3.5, at.y - 3.5, 7, 7)
    native.strokeRect(at.x - 3.5, at.y - 3.5, 7, 7)
  }
}

/** The letter of the class or labeler, so that colour never stands alone. */
function drawTag(native: CanvasRenderingContext2D, look: BoxLook, x: number, y: number) {
  const width = native.measureText(look.label).width + 7
  native.fillStyle = look.stroke
  native.fillRect(x - 0.75, y - 0.75, width, 15)
  native.fillStyle = '#fff'
  native.fillText(look.label, x + 2.5, y + 7.5)
}

function onScreen(box: Box, camera: Camera): Box {
  return {
    x: box.x * camera.scale + camera.x,
    y: box.y * camera.scale + camera.y,
    width: box.width * camera.scale,
    height: box.height * camera.scale,
  }
}

/** Reads palette colours (id → number) from the page, since a canvas knows no CSS variables. */
export function readColours(
  element: Element,
  colourOf: ReadonlyMap<string, number>,
): Map<string, { stroke: string; fill: string }> {
  const style = getComputedStyle(element)
  return new Map(
    [...colourOf].map(([id, colour]) => {
      const stroke = style.getPropertyValue(`--class-${colour}`).trim() || '#888888'
      return [id, { stroke, fill: translucent(stroke, 0.14) }]
    }),
  )
}

/** `#rrggbb` with an alpha as rgba(): Konva's opacity with fill and stroke would draw every shape twice. */
function translucent(hex: string, alpha: number): string {
  const value = Number.parseInt(hex.slice(1), 16)
  return `rgba(${(value >> 16) & 255}, ${(value >> 8) & 255}, ${value & 255}, ${alpha})`
}
