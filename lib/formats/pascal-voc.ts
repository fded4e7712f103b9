import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { ReadBox, ReadBoxesFile } from './coco.ts'
import { readPlainNumber } from './plain-number.ts'

const parser = new XMLParser({
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => name === 'object',
})
const objectSchema = z.object({
  name: z.string().min(1),
  bndbox: z.object({ xmin: z.string(), ymin: z.string(), xmax: z.string(), ymax: z.string() }),
})
const fileSchema = z.object({
  annotation: z.object({ filename: z.string().min(1), object: z.array(z.unknown()).default([]) }),
})

/**
 * Reads the boxes of one image from Pascal VOC's XML. Corners there are pixels counted from 1, both included, so a box
 * from 1 to 640 is the whole of a 640-pixel image.
 */
export function readPascalVoc(xml: string, fileName: string, labeler: string | null): ReadBoxesFile {
  const valid = XMLValidator.validate(xml)
  if (valid !== true) {
    const { line, col, msg } = valid.err
    throw new RefusalError({
      code: 'bad_request',
      field: fileName,
      message: `${fileName} is not valid XML at line ${line}, column ${col}: ${msg}`,
      details: { line, column: col },
    })
  }
  const file = fileSchema.safeParse(parser.parse(xml))
  if (!file.success) {
    const message = `${fileName} is not a Pascal VOC file: annotation/filename is needed.`
    throw new RefusalError({ code: 'invalid', field: fileName, message })
  }
  const bad: ReadBoxesFile['bad'] = []
  const boxes: ReadBox[] = []
  file.data.annotation.object.forEach((raw, i) => {
    const read = objectSchema.safeParse(raw)
    const corners = read.success ? readCorners(read.data.bndbox) : 'name and bndbox are needed'
    if (!read.success || typeof corners === 'string')
      bad.push({ row: i + 1, field: 'bndbox', message: `object ${i + 1}: ${corners}` })
    else boxes.push({ row: i + 1, id: `n${i + 1}`, ...corners, className: read.data.name })
  })
  const categories = [...new Set(boxes.map((box) => box.className))]
  const image = { fileName: file.data.annotation.filename, labeler, boxes, partial: bad.length > 0 }
  return { images: [image], categories, bad }
}

type Corners = z.infer<typeof objectSchema>['bndbox']

function readCorners(corners: Corners): { x: number; y: number; width: number; height: number } | string {
  const [left, top] = [readPlainNumber(corners.xmin), readPlainNumber(corners.ymin)]
  const [right, bottom] = [readPlainNumber(corners.xmax), readPlainNumber(corners.ymax)]
  if (left === null || top === null || right === null || bottom === null)
    return 'xmin, ymin, xmax and ymax must be finite numbers'
  if (right < left || bottom < top) return 'the corners are reversed'
  return { x: left - 1, y: top - 1, width: right - left + 1, height: bottom - top + 1 }
}
