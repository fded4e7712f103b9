import type { Camera, Size } from './camera.ts'
import { handlePoint, handles } from './tools/handles.ts'

type Box = { x: number; y: number; width: number; height: number }

/** How a box looks: its colours as a canvas wants them, and what stands at its corner. */
export type BoxLook = { stroke: string; fill: string; label: string; dashed?: boolean; thick?: boolean }

/** Where a letter stands, in CSS pixels; all are equally high. */
export type Tag = { x: number; y: number; width: number }
const tagHeight = 15
const tagFont = '600 11px ui-sans-serif, system-ui, sans-serif'

/**
 * Draws any number of resting boxes in one go, so that thousands of shapes cost one node. Everything is in CSS pixels.
 * A box without a look is left out. With `tags`, those that stand there already are kept clear of, so that boxes drawn
 * alike by several people show every letter.
 */
export function drawBoxes<B extends Box>(
  native: CanvasRenderingContext2D,
  boxes: Iterable<B>,
  camera: Camera,
  view: Size,
  lookOf: (box: B) => BoxLook | null,
  tags?: Tag[],
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
    if (look.label && width > 14 && height > 14) drawTag(native, look, x, y, tags)
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
function drawTag(native: CanvasRenderingContext2D, look: BoxLook, x: number, y: number, tags?: Tag[]) {
  const width = native.measureText(look.label).width + 7
  const left = tags ? freePlace(tags, { x, y, width }) : x
  tags?.push({ x: left, y, width })
  native.fillStyle = look.stroke
  native.fillRect(left - 0.75, y - 0.75, width, tagHeight)
  native.fillStyle = '#fff'
  native.fillText(look.label, left + 2.5, y + 7.5)
}

/** Moved to the right until no other tag is covered. */
export function freePlace(tags: readonly Tag[], { x, y, width }: Tag): number {
  let left = x
  for (const tag of tags.toSorted((a, b) => a.x - b.x)) {
    const beside = left >= tag.x + tag.width || left + width <= tag.x || Math.abs(tag.y - y) >= tagHeight
    if (!beside) left = tag.x + tag.width
  }
  return left
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
