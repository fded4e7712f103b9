/** What a test WAV file is made of; `samples` in −1 … 1, interleaved. */
type WavSpec = {
  samples: readonly number[]
  sampleRate?: number
  channels?: number
  bits?: 8 | 16 | 24 | 32
  float?: boolean
  extensible?: boolean
}

/** The bytes of a WAV file, written by another code than the one that reads them. */
export function wavFile({ samples, sampleRate = 8000, channels = 1, bits = 16, float, extensible }: WavSpec): Buffer {
  const width = bits / 8
  const data = Buffer.alloc(samples.length * width)
  samples.forEach((sample, i) => {
    const at = i * width
    const full = Math.round(sample * (2 ** (bits - 1) - 1))
    if (float) data.writeFloatLE(sample, at)
    else if (bits === 8) data.writeUInt8(full + 128, at)
    else data.writeIntLE(full, at, width)
  })
  const format = Buffer.alloc(extensible ? 40 : 16)
  const tag = float ? 3 : 1
  format.writeUInt16LE(extensible ? 0xfffe : tag, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(sampleRate, 4)
  format.writeUInt32LE(sampleRate * channels * width, 8)
  format.writeUInt16LE(channels * width, 12)
  format.writeUInt16LE(bits, 14)
  if (extensible) format.writeUInt16LE(tag, 24)
  const chunks = [chunk('fmt ', format), chunk('LIST', Buffer.from('odd')), chunk('data', data)]
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
}

function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
