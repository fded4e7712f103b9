import type { Point } from '../camera.ts'
import type { ToolState } from './tool.ts'

/** Drag to move the picture; also what the space bar and the middle button do for as long as they are held. */
export const panTool: ToolState = {
  name: 'pan.idle',
  cursor: 'grab',
  down: (event) => panning(event.screen),
}

function panning(from: Point): ToolState {
  return {
    name: 'pan.panning',
    cursor: 'grabbing',
    move(event, context) {
      context.pan(event.screen.x - from.x, event.screen.y - from.y)
      return panning(event.screen)
    },
    up: () => panTool,
    cancel: () => panTool,
  }
}
