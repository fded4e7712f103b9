import type { Mask } from './mask.ts'

/**
 * COCO's compressed run lengths (`counts` of pycocotools): from the fourth run on, each length is written as the
 * difference to the one two before; a number is five bits a character from the lowest up, the sixth bit saying that
 * more follow, each plus 48.
 *
 * Example: runs 4, 3 of a 1 × 7 mask are "43"; 40 is 8 + 32 · 1, so "X1".
 */
export function writeMask(mask: Mask): string {
  return mask.runs.map((length, i) => writeNumber(i > 2 ? length - (mask.runs[i - 2] as number) : length)).join('')
}

/** Reads what `writeMask` writes. Throws where the text is broken or the runs don't fill the size. */
export function readMask(text: string, width: number, height: number): Mask {
  const runs: number[] = []
  let value = 0
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) - 48
    if (code < 0 || code > 63) throw new Error(`a mask cannot hold the character ${JSON.stringify(text[i])}`)
    value += (code & 31) * 2 ** bits
    bits += 5
    if (code & 32) continue
    if (code & 16) value -= 2 ** bits
    runs.push(runs.length > 2 ? value + (runs.at(-2) as number) : value)
    value = 0
    bits = 0
  }
  const pixels = runs.reduce((sum, length) => sum + length, 0)
  if (bits > 0 || runs.some((length) => length < 0) || pixels !== width * height) {
    throw new Error(`the runs of the mask fill ${pixels} pixels, not ${width} × ${height}`)
  }
  return { width, height, runs }
}

function writeNumber(number: number): string {
  let rest = number
  let text = ''
  for (;;) {
    const low = rest & 31
    rest >>= 5
    const more = low & 16 ? rest !== -1 : rest !== 0
    text += String.fromCharCode((more ? low | 32 : low) + 48)
    if (!more) return text
  }
}
