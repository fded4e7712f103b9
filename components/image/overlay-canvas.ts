import { hullOfBoxes } from '#lib/domain/geometry/box.ts'
import type { ClassId } from '#lib/domain/kernel/ids.ts'
import type { BoxRegion } from '#lib/domain/schema/answer.ts'
import { drawBoxes, drawTags, readColours, type Tag } from './boxes-scene.ts'
import type { Point, Size } from './camera.ts'
import { drawPins, type Pin } from './draw-pins.ts'
import { PictureStage } from './picture-stage.ts'

/** What one person drew, under the letter that stands for her on this item. */
export type OverlayLayer = { letter: string; colour: number; regions: readonly BoxRegion[]; shown: boolean }

export type OverlayScene = {
  layers: readonly OverlayLayer[]
  classKey: ReadonlyMap<ClassId, string>
  focus: readonly string[]
  /** What was said about places of the picture, and the one that is looked at closely. */
  pins?: readonly Pin[]
  place?: Point | null
  /** Where it is set, a click tells the place that was meant instead of moving the picture. */
  onPlace?: ((at: Point) => void) | null
}

/** How far around a place one looks, in pixels of the picture. */
const closeBy = 30

/** Draws the layers of several labelers over one picture; drag to move, wheel to zoom. */
export class OverlayCanvas {
  private readonly stage: PictureStage
  private readonly scene: () => OverlayScene
  private colours = new Map<string, { stroke: string; fill: string }>()
  private lookedAt = ''

  constructor(host: HTMLDivElement, picture: Size, image: HTMLImageElement, scene: () => OverlayScene) {
    this.scene = scene
    this.stage = new PictureStage(host, picture, image)
    this.stage.addLayer((native) => this.draw(native))
    this.listen()
    this.recolour()
    this.show(scene())
  }

  destroy() {
    this.stage.destroy()
  }

  /** Draws a changed scene; a new focus is looked at closely. */
  show({ layers, focus, place, onPlace }: OverlayScene) {
    this.recolour()
    this.stage.host.style.cursor = onPlace ? 'crosshair' : 'grab'
    const key = place ? `${place.x} ${place.y}` : focus.join()
    if (key === this.lookedAt) return
    this.lookedAt = key
    if (place)
      return this.stage.lookAt({ x: place.x - closeBy, y: place.y - closeBy, width: 2 * closeBy, height: 2 * closeBy })
    const boxes = layers.flatMap((layer) => layer.regions.filter((region) => focus.includes(region.id)))
    const hull = hullOfBoxes(boxes)
    if (hull) this.stage.lookAt(hull)
    else this.stage.showAll()
  }

  recolour() {
    const colourOf = new Map(this.scene().layers.map((layer) => [layer.letter, layer.colour]))
    this.colours = readColours(this.stage.host, colourOf)
    this.stage.redraw()
  }

  private draw(native: CanvasRenderingContext2D) {
    const { layers, classKey, focus } = this.scene()
    const tags: Tag[] = []
    for (const layer of layers) {
      const colours = this.colours.get(layer.letter)
      if (!layer.shown || !colours) continue
      const lookOf = (region: BoxRegion) => {
        const near = focus.length === 0 || focus.includes(region.id)
        return {
          stroke: colours.stroke,
          fill: near ? colours.fill : 'rgba(0,0,0,0)',
          label: near ? `${layer.letter} ${classKey.get(region.class) ?? '?'}` : '',
          thick: near && focus.length > 0,
          dashed: !near,
        }
      }
      tags.push(...drawBoxes(native, layer.regions, this.stage.camera, this.stage.view, lookOf))
    }
    drawTags(native, tags, true)
    drawPins(native, this.scene().pins ?? [], this.stage.camera, this.stage.host)
  }

  private listen() {
    const { host, signal } = this.stage
    let from: { x: number; y: number } | null = null
    host.addEventListener(
      'pointerdown',
      (event) => {
        const { screen, at } = this.stage.placeOf(event)
        const { onPlace } = this.scene()
        const { width, height } = this.stage.picture
        if (onPlace && at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height) return onPlace(at)
        from = screen
        host.setPointerCapture(event.pointerId)
      },
      { signal },
    )
    host.addEventListener(
      'pointermove',
      (event) => {
        if (!from) return
        const { screen } = this.stage.placeOf(event)
        this.stage.pan(screen.x - from.x, screen.y - from.y)
        from = screen
      },
      { signal },
    )
    for (const end of ['pointerup', 'pointercancel'] as const)
      host.addEventListener(end, () => (from = null), { signal })
  }
}
