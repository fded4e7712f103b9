import { BoxIndex } from '#lib/domain/geometry/box-index.ts'
import type { ClassId, RegionId } from '#lib/domain/kernel/ids.ts'
import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import type { BoxesStore, Picture } from '#lib/stores/boxes.ts'
import { type BoxLook, drawBoxes, drawSelected, drawTags, readColours } from './boxes-scene.ts'
import { toPicture } from './camera.ts'
import { PictureStage } from './picture-stage.ts'
import { drawTool } from './tools/draw-tool.ts'
import { cursorOf, handleAt } from './tools/handles.ts'
import { panTool } from './tools/pan-tool.ts'
import { selectTool } from './tools/select-tool.ts'
import type { ToolContext, ToolEvent, ToolState } from './tools/tool.ts'

const tools = { select: selectTool, draw: drawTool, pan: panTool }

export type ClassLook = { id: ClassId; colour: number; key: string; name: string }

/**
 * The drawing surface: three layers (picture; all resting boxes as one shape; the box at hand), one camera,
 * one tool at a time. Knows no React; `destroy` undoes everything that it set up.
 */
export class BoxesCanvas {
  private readonly stage: PictureStage
  private readonly index = new BoxIndex<RegionId>()
  private readonly leaveStore: () => void
  private readonly store: BoxesStore
  private readonly picture: Picture
  private readonly classes: readonly ClassLook[]
  private tool: ToolState
  private held: { back: ToolState } | null = null
  private colours = new Map<string, { stroke: string; fill: string }>()
  private hidden = false

  constructor(
    host: HTMLDivElement,
    store: BoxesStore,
    picture: Picture,
    image: HTMLImageElement,
    classes: readonly ClassLook[],
  ) {
    this.store = store
    this.picture = picture
    this.classes = classes
    this.tool = tools[store.getState().tool]
    this.stage = new PictureStage(host, picture, image)
    const resting = this.stage.addLayer((native) => this.drawResting(native))
    const active = this.stage.addLayer((native) => this.drawActive(native))
    this.recolour()
    this.listen()
    this.showCursor()
    this.leaveStore = store.subscribe((now, before) => {
      if (now.tool !== before.tool) this.switchTool(tools[now.tool])
      if (now.regions !== before.regions || now.selected !== before.selected) resting.batchDraw()
      active.batchDraw()
    })
  }

  destroy() {
    this.leaveStore()
    this.stage.destroy()
  }

  showAll() {
    this.stage.showAll()
  }

  zoom(factor: number) {
    this.stage.zoom(factor)
  }

  pan(dx: number, dy: number) {
    this.stage.pan(dx, dy)
  }

  /** Puts a box of the class at hand in the middle of what is seen, a fifth as large, to be moved and sized by keys. */
  putBox() {
    const { activeClass, add, chooseTool } = this.store.getState()
    if (!activeClass) return
    const { camera, view } = this.stage
    const [from, to] = [toPicture(camera, { x: 0, y: 0 }), toPicture(camera, { x: view.width, y: view.height })]
    const side = Math.min(to.x - from.x, to.y - from.y, this.picture.width, this.picture.height) / 5
    const middle = (a: number, b: number, most: number) => (Math.max(0, a) + Math.min(b, most)) / 2 - side / 2
    const [x, y] = [middle(from.x, to.x, this.picture.width), middle(from.y, to.y, this.picture.height)]
    add({ id: `r-${crypto.randomUUID()}` as RegionId, class: activeClass, x, y, width: side, height: side })
    chooseTool('select')
  }

  /** Hides or shows the boxes, to see what lies beneath them. */
  toggleBoxes() {
    this.hidden = !this.hidden
    this.stage.redraw()
  }

  /** Gives up what the hand is doing; what is selected stays. */
  cancel() {
    this.tool = this.tool.cancel?.(this.context()) ?? this.tool
    this.showCursor()
  }

  /** While held (space bar), the pointer moves the picture. */
  holdPan(on: boolean) {
    if (on && !this.held) {
      this.held = { back: this.tool }
      this.switchTool(panTool)
    } else if (!on && this.held) {
      const { back } = this.held
      this.held = null
      this.switchTool(back)
    }
  }

  /** After a change of theme, the colours are read anew. */
  recolour() {
    this.colours = readColours(this.stage.host, new Map(this.classes.map((one) => [one.id, one.colour])))
    this.stage.redraw()
  }

  private context(): ToolContext {
    return {
      store: this.store,
      picture: this.picture,
      pick: (at, slack) => {
        const { regions, selected } = this.store.getState()
        return this.index.pick(regions, at, slack, selected)
      },
      newId: () => `r-${crypto.randomUUID()}` as RegionId,
      pan: (dx, dy) => this.stage.pan(dx, dy),
    }
  }

  private lookOf(box: BoxRegion): BoxLook {
    const found = this.classes.find((candidate) => candidate.id === box.class)
    const colours = this.colours.get(box.class) ?? { stroke: '#888888', fill: 'rgba(136,136,136,0.14)' }
    return { ...colours, label: (found?.key || found?.name.slice(0, 2) || '?').toUpperCase(), dashed: !found }
  }

  private drawResting(native: CanvasRenderingContext2D) {
    if (this.hidden) return
    const { regions, selected } = this.store.getState()
    const { camera, view } = this.stage
    const lookOf = (box: BoxRegion) => (box.id === selected ? null : this.lookOf(box))
    drawTags(native, drawBoxes(native, regions.values(), camera, view, lookOf))
  }

  private drawActive(native: CanvasRenderingContext2D) {
    const { pending, selected, regions, readOnly } = this.store.getState()
    const box = pending ?? (selected ? regions.get(selected) : undefined)
    if (!box) return
    const grips = !readOnly && regions.has(box.id)
    drawSelected(native, box, this.stage.camera, this.lookOf(box), grips)
  }

  private switchTool(tool: ToolState) {
    this.tool.cancel?.(this.context())
    this.tool = tool
    this.showCursor()
  }

  private showCursor(event?: ToolEvent) {
    const { selected, regions, readOnly } = this.store.getState()
    const region = selected ? regions.get(selected) : undefined
    const handle = event && region && !readOnly ? handleAt(region, event.at, 7 * event.pixel) : null
    const idle = this.tool === selectTool || this.tool === drawTool
    this.stage.host.style.cursor = handle && idle ? cursorOf(handle) : this.tool.cursor
    this.stage.host.dataset.tool = this.tool.name
  }

  private listen() {
    const { host, signal } = this.stage
    const on = (type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', run: (e: PointerEvent) => void) =>
      host.addEventListener(type, run, { signal })
    on('pointerdown', (event) => {
      if (event.button === 1) this.holdPan(true)
      else if (event.button !== 0) return
      host.setPointerCapture(event.pointerId)
      this.step('down', event)
    })
    on('pointermove', (event) => this.step('move', event))
    on('pointerup', (event) => {
      this.step('up', event)
      if (event.button === 1) this.holdPan(false)
    })
    on('pointercancel', () => this.cancel())
  }

  private step(phase: 'down' | 'move' | 'up', event: PointerEvent) {
    const { screen, at } = this.stage.placeOf(event)
    const toolEvent = { at, screen, pixel: 1 / this.stage.camera.scale }
    this.tool = this.tool[phase]?.(toolEvent, this.context()) ?? this.tool
    this.showCursor(toolEvent)
  }
}
