import type { RegionId } from '#lib/domain/kernel/ids.ts'
import type { BoxesStore, Picture } from '#lib/stores/boxes.ts'
import type { Point } from '../camera.ts'

/** A pointer event in picture coordinates, with what the canvas knows of the place. */
export type ToolEvent = {
  at: Point
  /** The same place in CSS pixels of the canvas. */
  screen: Point
  /** How many picture pixels one CSS pixel covers. */
  pixel: number
}

/** What a tool may ask of the canvas that it works on. */
export type ToolContext = {
  store: BoxesStore
  picture: Picture
  pick: (at: Point, slack: number) => RegionId | null
  newId: () => RegionId
  pan: (dx: number, dy: number) => void
}

/** A tool is a small state machine: each handler returns the state that follows. */
export type ToolState = {
  name: string
  cursor: string
  down?: (event: ToolEvent, context: ToolContext) => ToolState
  move?: (event: ToolEvent, context: ToolContext) => ToolState
  up?: (event: ToolEvent, context: ToolContext) => ToolState
  /** Escape, a lost pointer, or another tool. */
  cancel?: (context: ToolContext) => ToolState
}
