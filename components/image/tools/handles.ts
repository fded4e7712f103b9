import type { Point } from '../camera.ts'

type Box = { x: number; y: number; width: number; height: number }

/** The eight grips of a selected box, by the sides that each moves. */
export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof handles)[number]

export function handlePoint(box: Box, handle: Handle): Point {
  const x = handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5
  const y = handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5
  return { x: box.x + x * box.width, y: box.y + y * box.height }
}

/** The grip within `slack` picture pixels of a point; corners win over sides. */
export function handleAt(box: Box, at: Point, slack: number): Handle | null {
  const corners = handles.filter((handle) => handle.length === 2)
  const near = (handle: Handle) => {
    const point = handlePoint(box, handle)
    return Math.abs(point.x - at.x) <= slack && Math.abs(point.y - at.y) <= slack
  }
  return [...corners, ...handles.filter((handle) => handle.length === 1)].find(near) ?? null
}

/** The box with one grip dragged to a point; dragging past the other side turns the box over. */
export function resized<B extends Box>(box: B, handle: Handle, to: Point): B {
  let [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height]
  if (handle.includes('w')) left = to.x
  if (handle.includes('e')) right = to.x
  if (handle.includes('n')) top = to.y
  if (handle.includes('s')) bottom = to.y
  return {
    ...box,
    x: Math.min(left, right),
    y: Math.min(top, bottom),
    width: Math.abs(right - left),
    height: Math.abs(bottom - top),
  }
}

export function cursorOf(handle: Handle): string {
  return {
    nw: 'nwse-resize',
    se: 'nwse-resize',
    ne: 'nesw-resize',
    sw: 'nesw-resize',
    n: 'ns-resize',
    s: 'ns-resize',
    e: 'ew-resize',
    w: 'ew-resize',
  }[handle]
}
