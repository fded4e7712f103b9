import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import { smallestSide } from '#lib/stores/boxes.ts'
import type { Point } from '../camera.ts'
import { cursorOf, type Handle, handleAt, resized } from './handles.ts'
import type { ToolContext, ToolEvent, ToolState } from './tool.ts'

/** Click to select (again for the next larger box), drag to move, drag a grip to resize. */
export const selectTool: ToolState = {
  name: 'select.idle',
  cursor: 'default',
  down(event, context) {
    const grabbed = grab(event, context, selectTool)
    if (grabbed) return grabbed
    const hit = context.pick(event.at, 4 * event.pixel)
    context.store.getState().select(hit)
    const region = hit && context.store.getState().regions.get(hit)
    return region && !context.store.getState().readOnly ? moving(region, event.at, selectTool) : selectTool
  },
}

/** Takes hold of the selected box, by a grip or by its border; null when the pointer is elsewhere. */
export function grab(event: ToolEvent, context: ToolContext, back: ToolState): ToolState | null {
  const { selected, regions, readOnly } = context.store.getState()
  const region = selected ? regions.get(selected) : undefined
  if (!region || readOnly) return null
  const handle = handleAt(region, event.at, 7 * event.pixel)
  if (handle) return resizing(region, handle, back)
  return onBorder(region, event.at, 5 * event.pixel) || (back === selectTool && inside(region, event.at))
    ? moving(region, event.at, back)
    : null
}

function moving(region: BoxRegion, from: Point, back: ToolState): ToolState {
  const moved = (to: Point, context: ToolContext): BoxRegion => ({
    ...region,
    x: clamp(region.x + to.x - from.x, context.picture.width - region.width),
    y: clamp(region.y + to.y - from.y, context.picture.height - region.height),
  })
  let dragged = false
  const state: ToolState = {
    name: 'select.moving',
    cursor: 'move',
    move(event, context) {
      dragged ||= Math.hypot(event.at.x - from.x, event.at.y - from.y) > 3 * event.pixel
      if (dragged) context.store.getState().setPending(moved(event.at, context))
      return state
    },
    up(event, context) {
      const { replace, select } = context.store.getState()
      if (dragged) replace(moved(event.at, context))
      // A click on the selected box without a drag cycles to what lies beneath it.
      else if (back === selectTool) select(context.pick(event.at, 4 * event.pixel) ?? region.id)
      return back
    },
    cancel: (context) => letGo(context, back),
  }
  return state
}

function resizing(region: BoxRegion, handle: Handle, back: ToolState): ToolState {
  const state: ToolState = {
    name: 'select.resizing',
    cursor: cursorOf(handle),
    move(event, context) {
      context.store.getState().setPending(resized(region, handle, event.at))
      return state
    },
    up(event, context) {
      const next = resized(region, handle, event.at)
      if (next.width >= smallestSide && next.height >= smallestSide) context.store.getState().replace(next)
      else context.store.getState().setPending(null)
      return back
    },
    cancel: (context) => letGo(context, back),
  }
  return state
}

function letGo(context: ToolContext, back: ToolState): ToolState {
  context.store.getState().setPending(null)
  return back
}

function inside(box: BoxRegion, at: Point): boolean {
  return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height
}

function onBorder(box: BoxRegion, at: Point, slack: number): boolean {
  const outer = {
    ...box,
    x: box.x - slack,
    y: box.y - slack,
    width: box.width + 2 * slack,
    height: box.height + 2 * slack,
  }
  const inner = {
    ...box,
    x: box.x + slack,
    y: box.y + slack,
    width: box.width - 2 * slack,
    height: box.height - 2 * slack,
  }
  return inside(outer, at) && !(inner.width > 0 && inner.height > 0 && inside(inner, at))
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value))
}
