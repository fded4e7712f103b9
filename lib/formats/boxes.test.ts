import { describe, expect, it } from 'vitest'
import { readCoco } from './coco.ts'
import { readPascalVoc } from './pascal-voc.ts'

const coco = {
  images: [
    { id: 1, file_name: 'a.jpg' },
    { id: 2, file_name: 'b.jpg' },
  ],
  categories: [{ id: 7, name: 'cell' }],
  annotations: [{ id: 10, image_id: 1, category_id: 7, bbox: [1, 2, 3, 4] }],
}
const read = (change: object, labeler: string | null = null) =>
  readCoco(JSON.stringify({ ...coco, ...change }), 'boxes.json', labeler)

describe('COCO', () => {
  it.each(['labeler', 'annotator', 'rater_id'])('takes the labeler from %s', (field) => {
    const annotations = [
      { ...coco.annotations[0], [field]: 'r1' },
      { ...coco.annotations[0], id: 11, [field]: 'r2' },
    ]
    const { images, bad } = read({ annotations })
    expect(bad).toEqual([])
    // An image that nobody is known to have looked at has no answer.
    expect(images.map(({ fileName, labeler, boxes }) => [fileName, labeler, boxes.length])).toEqual([
      ['a.jpg', 'r1', 1],
      ['a.jpg', 'r2', 1],
    ])
  })

  it('takes one labeler for the whole file, to whom an image without boxes is an answer', () => {
    expect(read({}, 'Ann').images).toEqual([
      {
        fileName: 'a.jpg',
        labeler: 'Ann',
        boxes: [{ row: 1, id: '10', x: 1, y: 2, width: 3, height: 4, className: 'cell' }],
        partial: false,
      },
      { fileName: 'b.jpg', labeler: 'Ann', boxes: [], partial: false },
    ])
  })

  it('takes the labelers that an image lists, drawn or not', () => {
    const images = [{ id: 1, file_name: 'a.jpg', labelers: ['x', 'y'] }]
    const found = read({ images, annotations: [{ ...coco.annotations[0], labeler: 'x' }] }).images
    expect(found.map(({ labeler, boxes }) => [labeler, boxes.length])).toEqual([
      ['x', 1],
      ['y', 0],
    ])
  })

  it.each([
    ['bbox', { bbox: [1, 2, -3, 4] }],
    ['bbox', { bbox: [1, 2, 3] }],
    ['bbox', { bbox: [1, 2, null, 4] }],
    ['category_id', { category_id: 8 }],
    ['image_id', { image_id: 9 }],
  ])('collects a bad %s with its place', (field, change) => {
    const { bad, images } = read({ annotations: [coco.annotations[0], { ...coco.annotations[0], ...change }] })
    expect(bad).toMatchObject([{ row: 2, field }])
    // The image's list says less than was drawn, where the image is known.
    expect(images.map(({ partial }) => partial)).toEqual([field !== 'image_id', false])
  })

  it('refuses what is no COCO file, and names line and column of a cut one', () => {
    expect(() => readCoco('{"images": []}', 'x.json', null)).toThrow('is not a COCO file')
    expect(() => readCoco('{"images": [\n', 'x.json', null)).toThrow('x.json ends too early at line 2, column 1')
  })
})

describe('Pascal VOC', () => {
  const object = (corners: string) => `<object><name>RBC</name><bndbox>${corners}</bndbox></object>`
  const file = (inner: string) => `<annotation><filename>a.jpg</filename>${inner}</annotation>`

  it('reads corners from 1, both included', () => {
    const xml = file(object('<xmin>1</xmin><ymin>11</ymin><xmax>640</xmax><ymax>20</ymax>'))
    expect(readPascalVoc(xml, 'a.xml', null).images).toEqual([
      {
        fileName: 'a.jpg',
        labeler: null,
        boxes: [{ row: 1, id: 'n1', x: 0, y: 10, width: 640, height: 10, className: 'RBC' }],
        partial: false,
      },
    ])
  })

  it('reads an image without objects as one without boxes', () => {
    expect(readPascalVoc(file(''), 'a.xml', null).images[0]?.boxes).toEqual([])
  })

  it.each(['', '0x1', 'NaN', '1,5', 'Infinity'])('collects the corner “%s” as none', (corner) => {
    const bad = object(`<xmin>${corner}</xmin><ymin>1</ymin><xmax>20</xmax><ymax>3</ymax>`)
    expect(readPascalVoc(file(bad), 'a.xml', null)).toMatchObject({ bad: [{ row: 1 }], images: [{ partial: true }] })
  })

  it('collects reversed and non-numeric corners', () => {
    const reversed = object('<xmin>9</xmin><ymin>1</ymin><xmax>2</xmax><ymax>3</ymax>')
    const words = object('<xmin>a</xmin><ymin>1</ymin><xmax>2</xmax><ymax>3</ymax>')
    expect(readPascalVoc(file(reversed + words), 'a.xml', null).bad.map((bad) => bad.row)).toEqual([1, 2])
  })

  it('names the line of broken XML and expands no entity', () => {
    expect(() => readPascalVoc('<annotation>\n<filename>a', 'a.xml', null)).toThrow(/line \d/)
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${file('').replace('a.jpg', '&a;.jpg')}`
    expect(readPascalVoc(bomb, 'a.xml', null).images[0]?.fileName).toBe('&a;.jpg')
  })
})
