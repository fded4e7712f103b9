import { readdirSync } from 'node:fs'
import { readPascalVoc } from '#lib/formats/pascal-voc.ts'
import { readSample, samplePath } from '../sample-files.ts'
import type { PublishedBox } from './annotators.ts'

/** Every picture of the data set is this large, in pixels. */
export const pictureSize = { width: 640, height: 480 } as const

const classes: Record<string, PublishedBox['class']> = { RBC: 'rbc', WBC: 'wbc', Platelets: 'platelet' }

let names: readonly string[] | null = null
const known = new Map<string, readonly PublishedBox[]>()

/** The names of the pictures, without ending, in order. */
export function pictureNames(): readonly string[] {
  names ??= readdirSync(/* turbopackIgnore: true */ samplePath('cells', 'data'))
    .filter((file) => file.endsWith('.jpg'))
    .map((file) => file.slice(0, -'.jpg'.length))
    .sort()
  return names
}

/** The published boxes of a picture, cut at its edge. */
export function publishedBoxes(name: string): readonly PublishedBox[] {
  const before = known.get(name)
  if (before) return before
  const file = `${name}.xml`
  const [image] = readPascalVoc(readSample('cells', 'data', file).toString('utf8'), file, null).images
  const boxes = (image?.boxes ?? []).flatMap(({ className, x, y, width, height }): PublishedBox[] => {
    const left = Math.max(0, x)
    const top = Math.max(0, y)
    const right = Math.min(pictureSize.width, x + width)
    const bottom = Math.min(pictureSize.height, y + height)
    const of = classes[className]
    return of && right > left && bottom > top
      ? [{ class: of, x: left, y: top, width: right - left, height: bottom - top }]
      : []
  })
  known.set(name, boxes)
  return boxes
}
