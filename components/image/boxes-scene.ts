import type { Camera, Size } from './camera.ts'
import { handlePoint, handles } from './tools/handles.ts'

type Box = { x: number; y: number; width: number; height: number }

/** How a box looks: its colours as a canvas wants them, and what stands at its corner. */
export type BoxLook = { stroke: string; fill: string; label: string; dashed?: boolean; thick?: boolean }

/** A letter still to be drawn at the corner of its box. */
export type Tag = { look: BoxLook; x: number; y: number }
/** Where a letter stands, in CSS pixels; all are equally high. */
export type TagPlace = { x: number; y: number; width: number }
const tagHeight = 15
const tagFont = '600 11px ui-sans-serif, system-ui, sans-serif'

/**
 * Draws any number of resting boxes in one go, so that thousands of shapes cost one node. Everything is in CSS pixels.
 * A box without a look is left out. The letters come back to be drawn by `drawTags` when all boxes are there, so that
 * none is covered.
 */
export function drawBoxes<B extends Box>(
  native: CanvasRenderingContext2D,
  boxes: Iterable<B>,
  camera: Camera,
  view: Size,
  lookOf: (box: B) => BoxLook | null,
): Tag[] {
  const tags: Tag[] = []
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
    if (look.label && width > 14 && height > 14) tags.push({ look, x, y })
  }
  native.setLineDash([])
  return tags
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
  drawTags(native, [{ look, x, y }])
  if (!grips) return
  native.lineWidth = 1.5
  for (const handle of handles) {
    const at = handlePoint({ x, y, width, height }, handle)
    native.fillStyle = '#ffffff'
    native.fillRect(at.x - 3.5, at.y - 3.5, 7, 7)
    native.strokeRect(at.x - 3.5, at.y - 3.5, 7, 7)
  }
}

/**
 * The letters of classes or labelers, so that colour never stands alone. With `apart` none covers another: boxes that
 * several people drew alike show every letter.
 */
export function drawTags(native: CanvasRenderingContext2D, tags: readonly Tag[], apart = false) {
  native.font = tagFont
  native.textBaseline = 'middle'
  const places: TagPlace[] = []
  for (const { look, x, y } of tags) {
    const width = native.measureText(look.label).width + 7
    const left = apart ? freePlace(places, { x, y, width }) : x
    if (apart) places.push({ x: left, y, width })
    native.fillStyle = look.stroke
    native.fillRect(left - 0.75, y - 0.75, width, tagHeight)
    native.fillStyle = inkOn(look.stroke)
    native.fillText(look.label, left + 2.5, y + 7.5)
  }
}

/** Black or white, whichever is read better on a colour (`#rrggbb`), by its relative luminance (WCAG 2.2). */
export function inkOn(hex: string): string {
  const value = Number.parseInt(hex.slice(1), 16)
  const [red, green, blue] = [16, 8, 0].map((shift) => {
    const part = ((value >> shift) & 255) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}

/** Moved to the right until no other tag is covered. */
export function freePlace(tags: readonly TagPlace[], { x, y, width }: TagPlace): number {
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
