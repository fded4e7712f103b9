import sharp from 'sharp'

/** A grey phone screen with what its name says on it: `deep-1.png`, `dust-2.png`; no two alike. */
export async function screens(...names: readonly string[]): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  for (const [i, name] of names.entries()) {
    const shade = 70 + (([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) * 7) % 60)
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
      <rect width="640" height="480" fill="rgb(${shade},${shade + 4},${shade + 12})"/>
      <rect x="40" y="30" width="560" height="420" rx="24" fill="rgb(${shade - 30},${shade - 28},${shade - 20})"/>
      ${marks[name.split('-')[0] ?? '']?.(i) ?? ''}
    </svg>`
    files[`${name}.png`] = await sharp(Buffer.from(picture)).png().toBuffer()
  }
  return files
}

/** Pictures of 640 × 480 with a pale disc in each of the given places, as a microscope shows cells. */
export async function cells(pictures: Readonly<Record<string, readonly Place[]>>): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  for (const [i, [name, places]] of Object.entries(pictures).entries()) {
    const discs = places.map(
      ({ x, y, width, height }) =>
        `<ellipse cx="${x + width / 2}" cy="${y + height / 2}" rx="${width / 2}" ry="${height / 2}" fill="#93a8b8" stroke="#dfe9ef" stroke-width="3"/>
         <circle cx="${x + width / 2 + 8}" cy="${y + height / 2 - 4}" r="${height / 7}" fill="#4d6478"/>`,
    )
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
      <rect width="640" height="480" fill="rgb(${24 + i * 3},${32 + i * 2},${40 + i})"/>${discs.join('')}
    </svg>`
    files[`${name}.png`] = await sharp(Buffer.from(picture)).png().toBuffer()
  }
  return files
}

type Place = { x: number; y: number; width: number; height: number }

/** Clips of 1.2 s, each of another pitch, as WAV with 16 bits at 16 kHz. */
export function tones(...names: readonly string[]): Record<string, Buffer> {
  return Object.fromEntries(names.map((name, i) => [`${name}.wav`, tone(220 * (i + 1))]))
}

function tone(hertz: number): Buffer {
  const [rate, samples] = [16_000, 19_200]
  const file = Buffer.alloc(44 + 2 * samples)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + 2 * samples, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20) // PCM
  file.writeUInt16LE(1, 22) // one channel
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(2 * rate, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(2 * samples, 40)
  for (let i = 0; i < samples; i++) {
    file.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * hertz * i) / rate)), 44 + 2 * i)
  }
  return file
}

const line = (i: number, width: number, colour: string) =>
  `<line x1="${140 + 23 * i}" y1="${110 + 11 * i}" x2="${300 + 17 * i}" y2="${330 - 13 * i}" stroke="${colour}" stroke-width="${width}"/>`

const marks: Record<string, (i: number) => string> = {
  deep: (i) => line(i, 7, '#f4f4f4'),
  shallow: (i) => line(i, 2, '#b8bcc4'),
  dent: (i) => `<ellipse cx="${250 + 20 * i}" cy="${210 + 9 * i}" rx="46" ry="34" fill="#2c2f36" stroke="#777"/>`,
  dust: (i) =>
    [0, 1, 2, 3]
      .map((k) => `<circle cx="${150 + 70 * k + 9 * i}" cy="${130 + 47 * k + 5 * i}" r="3" fill="#d8d8d0"/>`)
      .join(''),
}
