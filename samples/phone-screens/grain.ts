import { hashText, seededRandom } from '#lib/domain/kernel/random.ts'
import { pictureSize } from './screens.ts'

const { width, height } = pictureSize
const colour = [153, 166, 179] as const
/** The greatest opacity of a grain, of 255. */
const strongest = 24
/** Rows of grain beyond a picture's height, so that pictures differ in where they begin. */
const spare = 256

let sheet: Uint8Array | null = null

/** The grain of the camera's sensor over a picture, as RGBA: cut from one sheet, which is far quicker than a filter. */
export function grain(seed: string): Uint8Array {
  sheet ??= makeSheet()
  const from = (hashText(seed) % spare) * width * 4
  return sheet.subarray(from, from + width * height * 4)
}

function makeSheet(): Uint8Array {
  const random = seededRandom('grain')
  const pixels = new Uint8Array(width * (height + spare) * 4)
  for (let at = 0; at < pixels.length; at += 4) {
    pixels.set(colour, at)
    pixels[at + 3] = Math.floor(random() * strongest)
  }
  return pixels
}
