/** How a picture stands on the screen: screen = picture × scale + (x, y), all in CSS pixels. */
export type Camera = { scale: number; x: number; y: number }
export type Size = { width: number; height: number }
export type Point = { x: number; y: number }

const largestScale = 32

/** The camera that shows the whole picture, centred, with a margin; never enlarged beyond `most`. */
export function cameraFitting(picture: Size, view: Size, margin = 12, most = 4): Camera {
  const scale = Math.min((view.width - 2 * margin) / picture.width, (view.height - 2 * margin) / picture.height, most)
  const safe = Math.max(scale, 0.01)
  return { scale: safe, x: (view.width - picture.width * safe) / 2, y: (view.height - picture.height * safe) / 2 }
}

/** The camera at a scale with a place of the picture in the middle, or as near to it as the picture still fills the view. */
export function cameraOn(at: Point, scale: number, picture: Size, view: Size): Camera {
  const along = (place: number, length: number, room: number) =>
    length * scale <= room
      ? (room - length * scale) / 2
      : Math.min(0, Math.max(room - length * scale, room / 2 - place * scale))
  return {
    scale,
    x: along(at.x, picture.width, view.width),
    y: along(at.y, picture.height, view.height),
  }
}

export function toPicture(camera: Camera, at: Point): Point {
  return { x: (at.x - camera.x) / camera.scale, y: (at.y - camera.y) / camera.scale }
}

export function toScreen(camera: Camera, at: Point): Point {
  return { x: at.x * camera.scale + camera.x, y: at.y * camera.scale + camera.y }
}

/** Zooms by a factor with the screen point `at` standing still, between half of the fitting scale and 32 ×. */
export function zoomAt(camera: Camera, factor: number, at: Point, picture: Size, view: Size): Camera {
  const least = cameraFitting(picture, view).scale / 2
  const scale = Math.min(largestScale, Math.max(least, camera.scale * factor))
  const still = toPicture(camera, at)
  return kept({ scale, x: at.x - still.x * scale, y: at.y - still.y * scale }, picture, view)
}

/** The camera moved so that some of the picture always stays in view. */
export function kept(camera: Camera, picture: Size, view: Size): Camera {
  const edge = 48
  const x = Math.min(view.width - edge, Math.max(edge - picture.width * camera.scale, camera.x))
  const y = Math.min(view.height - edge, Math.max(edge - picture.height * camera.scale, camera.y))
  return { ...camera, x, y }
}

export function panned(camera: Camera, dx: number, dy: number, picture: Size, view: Size): Camera {
  return kept({ ...camera, x: camera.x + dx, y: camera.y + dy }, picture, view)
}
