import Konva from 'konva'
import { type Camera, cameraFitting, cameraOn, type Point, panned, type Size, toPicture, zoomAt } from './camera.ts'

/** A picture on a Konva stage that can be zoomed and moved; those who draw on it add their own layers. */
export class PictureStage {
  readonly host: HTMLDivElement
  readonly picture: Size
  private readonly stage: Konva.Stage
  private readonly node: Konva.Image
  private readonly pictureLayer = new Konva.Layer({ listening: false })
  private readonly overlays: Konva.Layer[] = []
  private readonly scope = new AbortController()
  private readonly resizing: ResizeObserver
  private current: Camera = { scale: 1, x: 0, y: 0 }

  constructor(host: HTMLDivElement, picture: Size, image: HTMLImageElement) {
    this.host = host
    this.picture = picture
    this.stage = new Konva.Stage({ container: host, width: host.clientWidth, height: host.clientHeight })
    this.node = new Konva.Image({ image, width: picture.width, height: picture.height, listening: false })
    this.pictureLayer.add(this.node)
    this.stage.add(this.pictureLayer)
    this.showAll()
    host.addEventListener('wheel', (event) => this.wheel(event), { signal: this.scope.signal, passive: false })
    this.resizing = new ResizeObserver(() => this.resize())
    this.resizing.observe(host)
  }

  /** Ends with the stage: listeners registered with this signal need no further care. */
  get signal(): AbortSignal {
    return this.scope.signal
  }

  get camera(): Camera {
    return this.current
  }

  get view(): Size {
    return { width: this.stage.width(), height: this.stage.height() }
  }

  /** Adds a layer that is drawn by one function, in CSS pixels; `batchDraw` of the answer draws it anew. */
  addLayer(draw: (native: CanvasRenderingContext2D) => void): Konva.Layer {
    const layer = new Konva.Layer({ listening: false })
    layer.add(new Konva.Shape({ sceneFunc: (context) => draw(context._context) }))
    this.stage.add(layer)
    this.overlays.push(layer)
    return layer
  }

  showAll() {
    this.show(cameraFitting(this.picture, this.view))
  }

  zoom(factor: number, at: Point = { x: this.view.width / 2, y: this.view.height / 2 }) {
    this.show(zoomAt(this.current, factor, at, this.picture, this.view))
  }

  pan(dx: number, dy: number) {
    this.show(panned(this.current, dx, dy, this.picture, this.view))
  }

  /** Centres a place of the picture, close enough to see it well. */
  lookAt(box: { x: number; y: number; width: number; height: number }) {
    const { width, height } = this.view
    const scale = Math.min(8, 0.5 * Math.min(width / Math.max(8, box.width), height / Math.max(8, box.height)))
    const wanted = Math.max(scale, cameraFitting(this.picture, this.view).scale)
    this.show(cameraOn({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, wanted, this.picture, this.view))
  }

  /** The place of a pointer, on the canvas and in the picture. */
  placeOf(event: MouseEvent): { screen: Point; at: Point } {
    const box = this.host.getBoundingClientRect()
    const screen = { x: event.clientX - box.left, y: event.clientY - box.top }
    return { screen, at: toPicture(this.current, screen) }
  }

  redraw() {
    for (const layer of this.overlays) layer.batchDraw()
  }

  destroy() {
    this.scope.abort()
    this.resizing.disconnect()
    this.stage.destroy()
  }

  private show(camera: Camera) {
    this.current = camera
    this.node.position({ x: camera.x, y: camera.y })
    this.node.scale({ x: camera.scale, y: camera.scale })
    // Pixels are shown as pixels when one covers three or more of the screen's.
    this.pictureLayer.imageSmoothingEnabled(camera.scale < 3)
    this.pictureLayer.batchDraw()
    this.redraw()
    Object.assign(this.host.dataset, { scale: camera.scale, x: camera.x, y: camera.y })
  }

  private resize() {
    const { clientWidth: width, clientHeight: height } = this.host
    if (width === 0 || height === 0) return
    const whole = Math.abs(this.current.scale - cameraFitting(this.picture, this.view).scale) < 1e-6
    this.stage.size({ width, height })
    if (whole) this.showAll()
    else this.redraw()
  }

  private wheel(event: WheelEvent) {
    event.preventDefault()
    // A pinch arrives as a wheel with ctrl and small steps; shift turns the wheel sideways.
    if (event.shiftKey && !event.ctrlKey) this.pan(-event.deltaX - event.deltaY, 0)
    else this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), this.placeOf(event).screen)
  }
}
