import sharp from 'sharp'
import { seededRandom } from '#lib/domain/kernel/random.ts'

/** 1632 × 1224, the 2 Mpx of many cameras. */
const width = 1632
const height = 1224

/** A photograph-like JPEG of 2 Mpx, other bytes for every seed and the same for the same seed on one machine. */
export async function seededImage(seed: number): Promise<Buffer> {
  const random = seededRandom(seed)
  const coarse = { width: 204, height: 153, channels: 3 as const }
  const pixels = Buffer.from(
    Array.from({ length: coarse.width * coarse.height * coarse.channels }, () => Math.floor(random() * 256)),
  )
  return sharp(pixels, { raw: coarse }).resize(width, height, { kernel: 'cubic' }).jpeg({ quality: 85 }).toBuffer()
}
