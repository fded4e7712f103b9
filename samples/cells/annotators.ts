import type { ClassId, QuestionId, RegionId } from '#lib/domain/kernel/ids.ts'
import { type Random, randomBelow, randomNormal } from '#lib/domain/kernel/random.ts'
import { roundPixels } from '#lib/domain/kernel/units.ts'
import type { BoxesAnswer, BoxRegion } from '#lib/domain/schema/answer.ts'
import { bookSays, classesNow, type Reading } from '../simulate/reading.ts'

export const cellsQuestion = 'cells' as QuestionId

/** A published box: the class as the data set names it, in pixels. */
export type PublishedBox = { class: 'rbc' | 'wbc' | 'platelet'; x: number; y: number; width: number; height: number }

/** How one annotator draws where the label book leaves it to her. */
export type Annotator = {
  name: string
  /** Whether she gives touching red cells one box together. */
  touching: 'together' | 'apart'
  /** Whether she boxes cells that the edge of the picture cuts. */
  edges: boolean
  /** Standard deviation of each side, in pixels. */
  jitter: number
  misses: number
  adds: number
  confuses: number
}

export const annotators: readonly Annotator[] = [
  { name: 'Gil (simulated)', touching: 'apart', edges: true, jitter: 2, misses: 0.03, adds: 0.02, confuses: 0.01 },
  { name: 'Hoa (simulated)', touching: 'together', edges: true, jitter: 3, misses: 0.05, adds: 0.03, confuses: 0.02 },
  { name: 'Ivo (simulated)', touching: 'apart', edges: false, jitter: 3.5, misses: 0.07, adds: 0.02, confuses: 0.03 },
]

type Picture = { width: number; height: number }

/** The boxes that an annotator draws on a picture whose published boxes are known. */
export function annotate(
  published: readonly PublishedBox[],
  picture: Picture,
  annotator: Annotator,
  reading: Reading,
  random: Random,
): BoxesAnswer {
  const red = reading.classNow(cellsQuestion, 'rbc')
  const apart =
    annotator.touching === 'apart' ||
    bookSays(reading, cellsQuestion, red, /box(es|ed)? (each|apart)|one box (per|for each)/i)
  const edges = annotator.edges || bookSays(reading, cellsQuestion, red, /cut by the edge/i)
  const seen = (apart ? published : joinTouching(published)).filter(
    (box) => (edges || !isCut(box, picture)) && random() >= annotator.misses,
  )
  const extra = published.length * annotator.adds > random() ? [strayBox(picture, random)] : []
  const regions = [...seen, ...extra].flatMap((box, index) => draw(box, index, picture, annotator, reading, random))
  return { kind: 'boxes', regions }
}

function draw(
  box: PublishedBox,
  index: number,
  picture: Picture,
  annotator: Annotator,
  reading: Reading,
  random: Random,
): BoxRegion[] {
  const classes = classesNow(reading, cellsQuestion)
  const meant = reading.classNow(cellsQuestion, box.class)
  const named = random() < annotator.confuses ? classes[randomBelow(random, classes.length)]?.id : meant
  if (!named) return []
  const shift = () => annotator.jitter * randomNormal(random)
  const left = clamp(box.x + shift(), 0, picture.width - 2)
  const top = clamp(box.y + shift(), 0, picture.height - 2)
  const right = clamp(box.x + box.width + shift(), left + 2, picture.width)
  const bottom = clamp(box.y + box.height + shift(), top + 2, picture.height)
  return [
    {
      id: `r${index}-${Math.floor(random() * 1e9).toString(36)}` as RegionId,
      x: roundPixels(left),
      y: roundPixels(top),
      width: roundPixels(right - left),
      height: roundPixels(bottom - top),
      class: named as ClassId,
    },
  ]
}

/** Joins each red cell with the first later one that it overlaps by a tenth of the smaller of the two. */
function joinTouching(boxes: readonly PublishedBox[]): PublishedBox[] {
  const rest = [...boxes]
  const out: PublishedBox[] = []
  for (let box = rest.shift(); box; box = rest.shift()) {
    const current = box
    const at = rest.findIndex(
      (other) => current.class === 'rbc' && other.class === 'rbc' && overlap(current, other) > 0.1,
    )
    const other = at < 0 ? undefined : rest.splice(at, 1)[0]
    out.push(other ? union(current, other) : current)
  }
  return out
}

/** How many pairs of red cells someone boxes together who does not tell touching cells apart. */
export function touchingPairs(boxes: readonly PublishedBox[]): number {
  return boxes.length - joinTouching(boxes).length
}

function overlap(a: PublishedBox, b: PublishedBox): number {
  const w = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return w > 0 && h > 0 ? (w * h) / Math.min(a.width * a.height, b.width * b.height) : 0
}

function union(a: PublishedBox, b: PublishedBox): PublishedBox {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  return { class: a.class, x, y, width: right - x, height: bottom - y }
}

/** Whether a cell reaches the edge of the picture, within two pixels. */
export function isCut(box: PublishedBox, picture: Picture): boolean {
  const near = 2
  return (
    box.x <= near ||
    box.y <= near ||
    box.x + box.width >= picture.width - near ||
    box.y + box.height >= picture.height - near
  )
}

function strayBox(picture: Picture, random: Random): PublishedBox {
  const side = 30 + 40 * random()
  const x = random() * (picture.width - side)
  const y = random() * (picture.height - side)
  return { class: random() < 0.6 ? 'rbc' : 'platelet', x, y, width: side, height: side }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
