import sharp from 'sharp'
import { drawScreen } from './draw.ts'
import { grain } from './grain.ts'
import { pictureSize, type Screen } from './screens.ts'

/** How many are drawn ahead: enough to keep every core at work. */
const ahead = 8
const quality = 88

/** The close-ups as JPEG files, in order. */
export async function* drawFiles(screens: readonly Screen[]): AsyncGenerator<{ path: string; bytes: Buffer }> {
  const drawing: Promise<Buffer>[] = []
  for (const [index, { name }] of screens.entries()) {
    while (drawing.length < Math.min(index + ahead, screens.length)) {
      drawing.push(drawJpeg(screens[drawing.length] as Screen))
    }
    yield { path: `${name}.jpg`, bytes: await (drawing[index] as Promise<Buffer>) }
  }
}

function drawJpeg(screen: Screen): Promise<Buffer> {
  return sharp(Buffer.from(drawScreen(screen)))
    .composite([{ input: Buffer.from(grain(screen.seed)), raw: { ...pictureSize, channels: 4 } }])
    .jpeg({ quality })
    .toBuffer()
}
