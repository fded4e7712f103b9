import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import { smallestSide } from '#lib/stores/boxes.ts'
import type { Point } from '../camera.ts'
import { grab } from './select-tool.ts'
import type { ToolContext, ToolState } from './tool.ts'

/** Drag to draw a box of the active class; a click without a drag selects what lies under it. */
export const drawTool: ToolState = {
  name: 'draw.idle',
  cursor: 'crosshair',
  down(event, context) {
    const { activeClass, readOnly } = context.store.getState()
    // The grips and the inside of the selected box still move it, so that one tool is enough for most work.
    const grabbed = grab(event, context, drawTool)
    if (grabbed) return grabbed
    return activeClass && !readOnly ? drawing(event.at, context) : drawTool
  },
}

function drawing(from: Point, context: ToolContext): ToolState {
  const id = context.newId()
  const state: ToolState = {
    name: 'draw.drawing',
    cursor: 'crosshair',
    move(event) {
      context.store.getState().setPending(boxBetween(from, event.at))
      return state
    },
    up(event) {
      const box = boxBetween(from, event.at)
      const { add, select, setPending } = context.store.getState()
      setPending(null)
      if (box && box.width >= smallestSide && box.height >= smallestSide) add(box)
      else select(context.pick(event.at, 4 * event.pixel))
      return drawTool
    },
    cancel() {
      context.store.getState().setPending(null)
      return drawTool
    },
  }
  const boxBetween = (a: Point, b: Point): BoxRegion | null => {
    const { activeClass } = context.store.getState()
    if (!activeClass) return null
    const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map((x) => clamp(x, context.picture.width)) as [
      number,
      number,
    ]
    const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map((y) => clamp(y, context.picture.height)) as [
      number,
      number,
    ]
    return { id, x: left, y: top, width: right - left, height: bottom - top, class: activeClass }
  }
  return state
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
