import sharp from 'sharp'
import type { ImageMeasures } from '#lib/domain/item/media.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { isDiskFull } from '../disk-full.ts'

/** Images of more pixels are refused before anything is decoded. */
export const mostPixels = 100_000_000
const thumbnailSide = 320

// Every file is read once, so a cache would only hold memory.
sharp.cache(false)
sharp.concurrency(1)

export type ImageHead = { width: number; height: number; orientation: number; format: string }

/** Reads the head of an image without decoding it; refuses what is broken, animated or has too many pixels. */
export async function readImageHead(path: string): Promise<ImageHead> {
  const meta = await sharp(path, { limitInputPixels: false }).metadata().catch(broken)
  const { width, height, orientation = 1, pages = 1, format } = meta
  if (!width || !height || !format) throw broken(new Error('it has no size'))
  if (width * height > mostPixels) {
    throw new RefusalError({
      code: 'too_large',
      message: `This image claims ${width} × ${height} pixels; at most ${mostPixels / 1e6} million pixels are taken.`,
    })
  }
  if (pages > 1) throw new RefusalError({ code: 'invalid', message: 'This image is animated; save one frame of it.' })
  return { width, height, orientation, format }
}

/**
 * Decodes an image once: writes its thumbnail (JPEG, at most 320 px on a side), writes it upright where its EXIF
 * orientation asks for it, and measures brightness (mean luma) and contrast (twice the standard deviation of luma, so
 * that half black, half white is 1) on the thumbnail.
 */
export async function measureImage(
  path: string,
  targets: { thumbnail: string; upright: string },
): Promise<{ measures: ImageMeasures; upright: boolean }> {
  const head = await readImageHead(path)
  const turned = head.orientation >= 5
  const upright = head.orientation !== 1
  if (upright) await writeUpright(path, head.format, targets.upright)
  const { data, info } = await open(path)
    .autoOrient()
    .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(broken)
  const { width, height, channels } = info
  await sharp(data, { raw: { width, height, channels } }).jpeg({ quality: 80 }).toFile(targets.thumbnail)
  return {
    measures: {
      kind: 'image',
      width: turned ? head.height : head.width,
      height: turned ? head.width : head.height,
      orientation: head.orientation,
      ...measureLuma(data, channels),
    },
    upright,
  }
}

function open(path: string) {
  return sharp(path, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
}

async function writeUpright(path: string, format: string, target: string): Promise<void> {
  const turned = open(path).autoOrient().keepIccProfile()
  const encoded =
    format === 'jpeg'
      ? turned.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      : format === 'webp'
        ? turned.webp({ lossless: true })
        : turned.png()
  await encoded.toFile(target).catch(broken)
}

/** Luma by Rec. 601 weights, in 0 … 1. */
function measureLuma(data: Buffer, channels: number): { brightness: number; contrast: number } {
  const colour = channels >= 3
  const pixels = data.length / channels
  let sum = 0
  let squares = 0
  for (let at = 0; at < data.length; at += channels) {
    const red = data[at] as number
    const luma = colour ? 0.299 * red + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number) : red
    sum += luma
    squares += luma * luma
  }
  const mean = sum / pixels
  const deviation = Math.sqrt(Math.max(0, squares / pixels - mean * mean))
  return { brightness: round(mean / 255), contrast: round(Math.min(1, (2 * deviation) / 255)) }
}

const round = (value: number) => Math.round(value * 1e4) / 1e4

function broken(error: unknown): never {
  if (isDiskFull(error)) throw error
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
  throw new RefusalError({ code: 'invalid', message: `This image can't be read: it is cut or broken (${reason}).` })
}
