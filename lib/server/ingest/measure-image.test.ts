import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isDiskFull } from '../disk-full.ts'
import { measureImage } from './measure-image.ts'
import { sniffFile } from './sniff-file.ts'
import { wavFile } from './testing/wav-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'concord-image-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function write(bytes: Buffer | string): string {
  const file = path.join(folder, String(files++))
  writeFileSync(file, bytes)
  return file
}

function measure(file: string) {
  return measureImage(file, { thumbnail: `${file}.thumbnail`, upright: `${file}.upright` })
}

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })

/** Left half black, right half white. */
const halves = async (width: number, height: number) =>
  plain(width, height, '#000').composite([
    {
      input: await plain(width / 2, height, '#fff')
        .png()
        .toBuffer(),
      left: width / 2,
      top: 0,
    },
  ])

/** A PNG whose head claims a size that its few bytes don't hold. */
function pixelBomb(side: number): Buffer {
  const head = Buffer.alloc(25)
  head.writeUInt32BE(13, 0)
  head.write('IHDR', 4)
  head.writeUInt32BE(side, 8)
  head.writeUInt32BE(side, 12)
  head.set([8, 2, 0, 0, 0], 16)
  head.writeUInt32BE(crc32(head.subarray(4, 21)), 21)
  const data = Buffer.from('0000000049444154', 'hex')
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), head, data, Buffer.alloc(64)])
}

describe('images', () => {
  it('measures size, brightness and contrast, and writes a thumbnail', async () => {
    const file = write(await (await halves(800, 400)).png().toBuffer())
    const { measures, upright } = await measure(file)
    expect(measures).toMatchObject({ kind: 'image', width: 800, height: 400, orientation: 1 })
    expect((measures as { brightness: number }).brightness).toBeCloseTo(0.5, 1)
    expect((measures as { contrast: number }).contrast).toBeGreaterThan(0.95)
    expect(upright).toBe(false)
    expect(await sharp(`${file}.thumbnail`).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 160 })
  })

  it('turns an image upright as its EXIF orientation asks, and measures it so', async () => {
    const bytes = await (await halves(400, 200)).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const { measures, upright } = await measure(write(bytes))
    expect(measures).toMatchObject({ width: 200, height: 400, orientation: 6 })
    expect(upright).toBe(true)
    const turned = sharp(path.join(folder, `${files - 1}.upright`))
    const { width, height, orientation } = await turned.metadata()
    expect([width, height, orientation ?? 1]).toEqual([200, 400, 1])
    // Orientation 6 is turned clockwise: what was left (black) is on top.
    const raw = await turned.greyscale().raw().toBuffer()
    expect(raw[0]).toBeLessThan(20)
    expect(raw.at(-1)).toBeGreaterThan(235)
  })

  it('refuses one that is cut', async () => {
    const noise = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => createHashByte(i)))
    const bytes = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer()
    await expect(measure(write(bytes.subarray(0, bytes.length / 2)))).rejects.toMatchObject({
      refusal: { code: 'invalid' },
    })
  })

  it.runIf(existsSync('/dev/full'))('takes a full disk for no fault of the picture', async () => {
    const file = write(await plain(60, 40, '#abc').withMetadata({ orientation: 6 }).jpeg().toBuffer())
    for (const targets of [
      { thumbnail: '/dev/full', upright: `${file}.up` },
      { thumbnail: `${file}.small`, upright: '/dev/full' },
    ]) {
      const error = await measureImage(file, targets).then(
        () => null,
        (caught: unknown) => caught,
      )
      expect(error).not.toBeInstanceOf(RefusalError)
      expect(isDiskFull(error)).toBe(true)
    }
  })

  it('refuses a claim of 50,000 × 50,000 pixels without decoding it', async () => {
    const before = process.memoryUsage().rss
    const file = write(pixelBomb(50_000))
    await expect(sniffFile(file, 'bomb.png')).rejects.toMatchObject({
      refusal: { code: 'too_large', message: expect.stringContaining('pixels') },
    })
    await expect(measure(file)).rejects.toMatchObject({ refusal: { code: 'too_large' } })
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6)
  })
})

function createHashByte(i: number): number {
  return createHash('md5').update(String(i)).digest()[0] as number
}

describe('what a file is', () => {
  const image = plain(8, 8, '#abc')

  it.each([
    ['a PNG named .jpg', async () => image.clone().png().toBuffer(), 'a.jpg', 'image/png'],
    ['a JPEG', async () => image.clone().jpeg().toBuffer(), 'a.jpeg', 'image/jpeg'],
    ['a WebP', async () => image.clone().webp().toBuffer(), 'a.webp', 'image/webp'],
    ['a WAV', async () => wavFile({ samples: [0, 0.5] }), 'a.wav', 'audio/wav'],
    ['a CSV', async () => Buffer.from('\uFEFFid,file\n'), 'a.CSV', 'text/csv'],
    ['JSON Lines', async () => Buffer.from('{}\n'), 'a.jsonl', 'application/x-ndjson'],
    ['COCO', async () => Buffer.from('{}'), 'a.json', 'application/json'],
    ['Pascal VOC', async () => Buffer.from('<?xml version="1.0"?>\n<annotation/>'), 'a.xml', 'application/xml'],
    [
      'Pascal VOC with <svg> in it',
      async () => Buffer.from('<annotation><svg/></annotation>'),
      'a.xml',
      'application/xml',
    ],
  ])('%s is accepted', async (_what, make, name, type) => {
    expect(await sniffFile(write(await make()), name)).toMatchObject({ type })
  })

  const elf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)])
  it.each([
    ['HTML named .png', Buffer.from('<!DOCTYPE html><html></html>'), 'a.png', 'text/html'],
    ['HTML named .csv', Buffer.from('  <html><script>1</script>'), 'a.csv', 'text/html'],
    ['an executable named .wav', elf, 'a.wav', 'application/x-elf'],
    ['SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="x"/>'), 'a.png', 'image/svg+xml'],
    ['SVG named .xml', Buffer.from('<svg/>'), 'a.xml', 'image/svg+xml'],
    ['text named .wav', Buffer.from('hello'), 'a.wav', 'text/plain'],
    [
      'SVG behind a comment',
      Buffer.from(`<?xml version="1.0"?><!-- ${'x'.repeat(2000)} -->\n<svg/>`),
      'a.xml',
      'image/svg+xml',
    ],
    ['SVG by its DOCTYPE', Buffer.from('<!DOCTYPE svg PUBLIC "x"><s:svg xmlns:s="y"/>'), 'a.xml', 'image/svg+xml'],
    ['XHTML named .csv', Buffer.from('<?xml version="1.0"?>\n<html xmlns="x"/>'), 'a.csv', 'text/html'],
    ['HTML behind a comment', Buffer.from('<!-- saved --><html></html>'), 'a.csv', 'text/html'],
    ['XML named .csv', Buffer.from('<annotation/>'), 'a.csv', 'application/xml'],
    ['a zip', Buffer.from('504b0304140000000000', 'hex'), 'a.zip', 'application/zip'],
  ])('%s is refused', async (_what, bytes, name, type) => {
    await expect(sniffFile(write(bytes), name)).rejects.toMatchObject({
      refusal: { code: 'wrong_type', message: expect.stringContaining(`content is ${type}`) },
    })
  })

  it.each([
    ['with its mark', Buffer.from('\uFEFFid,file\n', 'utf16le'), 0],
    ['the other way round', Buffer.from('\uFEFFid,file\n', 'utf16le').swap16(), 0],
    ['without a mark', Buffer.from('id,file\n', 'utf16le'), 1],
  ])('refuses a table in UTF-16 %s with the byte', async (_what, bytes, offset) => {
    await expect(sniffFile(write(bytes), 'a.csv')).rejects.toMatchObject({
      refusal: { code: 'invalid', message: expect.stringContaining('UTF-16'), details: { offset } },
    })
  })

  it('calls a recording that ends within its header cut, not unknown', async () => {
    await expect(sniffFile(write(Buffer.from('RIFF\0\0')), 'a.wav')).rejects.toMatchObject({
      refusal: { code: 'invalid', message: expect.stringContaining('ends within its header') },
    })
  })

  it('refuses an empty file', async () => {
    await expect(sniffFile(write(''), 'a.wav')).rejects.toMatchObject({ refusal: { code: 'invalid' } })
  })

  it('reads the thumbnail back', async () => {
    const file = write(await image.clone().png().toBuffer())
    await measure(file)
    expect(readFileSync(`${file}.thumbnail`).length).toBeGreaterThan(100)
  })
})
