import { z } from 'zod'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { parseJson } from './json-text.ts'

/** A box as a file gives it: pixels, the class by its name in the file. */
export type ReadBox = {
  /** Where it stands in the file, from 1. */
  row: number
  /** The file's own id of the annotation, or its place where it has none. */
  id: string
  x: number
  y: number
  width: number
  height: number
  className: string
}
/** What one labeler (or, without one, the publisher) drew on one image. An empty list: looked and drew nothing. */
export type ReadBoxes = {
  fileName: string
  labeler: string | null
  boxes: ReadBox[]
  /** A box of it could not be read, so the list says less than was drawn. */
  partial: boolean
}
export type ReadBoxesFile = {
  /** In the file's order; `row` counts images from 1. */
  images: ReadBoxes[]
  categories: string[]
  bad: { row: number; field?: string; message: string }[]
}

const text = z.union([z.string(), z.number()]).transform(String)
const imageSchema = z.object({
  id: text,
  file_name: z.string().min(1).optional(),
  coco_url: z.string().min(1).optional(),
  /** Who looked at the image, whether they drew anything or not. */
  labelers: z.array(text).optional(),
})
const categorySchema = z.object({ id: text, name: z.string().min(1) })
const annotationSchema = z.object({
  id: text.optional(),
  image_id: text,
  category_id: text,
  bbox: z.array(z.unknown()),
  rater_id: text.optional(),
  annotator: text.optional(),
  labeler: text.optional(),
})
const fileSchema = z.object({
  images: z.array(z.unknown()),
  categories: z.array(z.unknown()),
  annotations: z.array(z.unknown()),
})

/**
 * Reads a COCO file of boxes. The labeler of an annotation is its `labeler`, `annotator` or `rater_id`, else `labeler`
 * as given for the whole file, else nobody's. Bad annotations are collected with their place in the file (from 1).
 */
export function readCoco(json: string, fileName: string, labeler: string | null): ReadBoxesFile {
  const file = fileSchema.safeParse(parseJson(json, fileName))
  if (!file.success) {
    const message = `${fileName} is not a COCO file: the lists images, annotations and categories are needed.`
    throw new RefusalError({ code: 'invalid', field: fileName, message })
  }
  const bad: ReadBoxesFile['bad'] = []
  const categories = new Map<string, string>()
  file.data.categories.forEach((raw, i) => {
    const read = categorySchema.safeParse(raw)
    if (read.success) categories.set(read.data.id, read.data.name)
    else bad.push({ row: i + 1, field: 'categories', message: `categories[${i}]: an id and a name are needed` })
  })
  const names = new Map<string, string>()
  const found = new Map<string, ReadBoxes>()
  const boxesOf = (image: string, who: string | null): ReadBoxes => {
    const key = JSON.stringify([image, who])
    const known = found.get(key) ?? { fileName: names.get(image) as string, labeler: who, boxes: [], partial: false }
    found.set(key, known)
    return known
  }
  const named = file.data.annotations.some((raw) => labelerOf(raw) !== null)
  file.data.images.forEach((raw, i) => {
    const read = imageSchema.safeParse(raw)
    const name = read.success ? (read.data.file_name ?? read.data.coco_url?.split('/').at(-1)) : undefined
    if (!read.success || name === undefined) {
      bad.push({ row: i + 1, field: 'images', message: `images[${i}]: an id and a file_name are needed` })
      return
    }
    names.set(read.data.id, name)
    for (const who of read.data.labelers ?? []) boxesOf(read.data.id, who)
    // Where annotations name their labelers, an image without any says nothing of who looked at it.
    if (!named && read.data.labelers === undefined) boxesOf(read.data.id, labeler)
  })
  file.data.annotations.forEach((raw, i) => {
    const read = annotationSchema.safeParse(raw)
    const say = (field: string, message: string) => {
      bad.push({ row: i + 1, field, message: `annotations[${i}].${field}: ${message}` })
      const image = annotationSchema.pick({ image_id: true }).safeParse(raw).data?.image_id
      if (image !== undefined && names.has(image)) boxesOf(image, labelerOf(raw) ?? labeler).partial = true
    }
    if (!read.success) {
      say(String(read.error.issues[0]?.path[0] ?? 'bbox'), 'is missing or of the wrong kind')
      return
    }
    const { image_id, category_id, bbox } = read.data
    const className = categories.get(category_id)
    const box = readBbox(bbox)
    if (!names.has(image_id)) say('image_id', `there is no image with the id ${image_id}`)
    else if (className === undefined) say('category_id', `there is no category with the id ${category_id}`)
    else if (typeof box === 'string') say('bbox', box)
    else
      boxesOf(image_id, labelerOf(raw) ?? labeler).boxes.push({
        row: i + 1,
        id: read.data.id ?? `n${i + 1}`,
        ...box,
        className,
      })
  })
  return { images: [...found.values()], categories: [...categories.values()], bad }
}

function labelerOf(raw: unknown): string | null {
  const read = annotationSchema.pick({ labeler: true, annotator: true, rater_id: true }).safeParse(raw)
  if (!read.success) return null
  return read.data.labeler ?? read.data.annotator ?? read.data.rater_id ?? null
}

function readBbox(bbox: unknown[]): { x: number; y: number; width: number; height: number } | string {
  const [x, y, width, height] = bbox
  const numbers = [x, y, width, height]
  if (bbox.length !== 4 || !numbers.every((n): n is number => typeof n === 'number' && Number.isFinite(n)))
    return 'four finite numbers are needed: x, y, width, height'
  if ((width as number) <= 0 || (height as number) <= 0) return 'width and height must be greater than 0'
  return { x: x as number, y: y as number, width: width as number, height: height as number }
}
