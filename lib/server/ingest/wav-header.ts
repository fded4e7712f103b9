import type { FileHandle } from 'node:fs/promises'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'

/** How the samples of a WAV file lie in it. Offsets and sizes in bytes; a frame is one sample of every channel. */
export type WavFormat = {
  encoding: 'integer' | 'float'
  bitsPerSample: 8 | 16 | 24 | 32 | 64
  channels: number
  sampleRate: number
  dataStart: number
  dataBytes: number
  frames: number
}

const formatInteger = 1
const formatFloat = 3
const formatExtensible = 0xfffe

/**
 * Reads the header of a RIFF WAVE file (Microsoft/IBM Multimedia Programming Interface 1.0, 1991; extensible format of
 * 2001). Refuses a file that is cut, whose header says another length than it has, or whose samples can't be read.
 *
 * @param size the file's length in bytes
 */
export async function readWavHeader(file: FileHandle, size: number): Promise<WavFormat> {
  const head = await readAt(file, 0, 12)
  if (head.length < 12) throw bad('the file ends within its header')
  if (ascii(head, 0) !== 'RIFF' || ascii(head, 8) !== 'WAVE') throw bad('the file is not a RIFF WAVE file')
  const claimed = head.readUInt32LE(4) + 8
  if (claimed > size) throw bad(`the header says ${claimed} bytes, the file has ${size}: it is cut`)
  if (size - claimed > 1) throw bad(`the header says ${claimed} bytes, the file has ${size}`)
  let format: Omit<WavFormat, 'dataStart' | 'dataBytes' | 'frames'> | null = null
  let at = 12
  while (at + 8 <= size) {
    const chunk = await readAt(file, at, 8)
    const name = ascii(chunk, 0)
    const bytes = chunk.readUInt32LE(4)
    const start = at + 8
    if (start + bytes > size) throw bad(`its “${name.trim()}” part says ${bytes} bytes, ${size - start} are there`)
    if (name === 'fmt ') format = readFormat(await readAt(file, start, Math.min(bytes, 40)))
    if (name === 'data') {
      if (format === null) throw bad('its samples come before their format')
      const frames = Math.floor(bytes / ((format.bitsPerSample / 8) * format.channels))
      if (frames === 0) throw bad('it holds no sound')
      return { ...format, dataStart: start, dataBytes: bytes, frames }
    }
    at = start + bytes + (bytes % 2)
  }
  throw bad('it has no samples')
}

function readFormat(chunk: Buffer): Omit<WavFormat, 'dataStart' | 'dataBytes' | 'frames'> {
  if (chunk.length < 16) throw bad('its format is cut')
  const tag = chunk.readUInt16LE(0)
  const kind = tag === formatExtensible && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag
  const channels = chunk.readUInt16LE(2)
  const sampleRate = chunk.readUInt32LE(4)
  const bitsPerSample = chunk.readUInt16LE(14)
  const known = kind === formatInteger ? [8, 16, 24, 32] : kind === formatFloat ? [32, 64] : []
  if (!known.includes(bitsPerSample))
    throw bad(`its samples (format ${kind}, ${bitsPerSample} bits) can't be read; PCM of 8 to 32 bits or float can`)
  if (channels < 1 || channels > 64) throw bad(`it claims ${channels} channels`)
  if (sampleRate < 1 || sampleRate > 1_000_000) throw bad(`it claims a sample rate of ${sampleRate} Hz`)
  return {
    encoding: kind === formatFloat ? 'float' : 'integer',
    bitsPerSample: bitsPerSample as WavFormat['bitsPerSample'],
    channels,
    sampleRate,
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

const ascii = (bytes: Buffer, at: number) => bytes.toString('latin1', at, at + 4)

function bad(reason: string): RefusalError {
  return new RefusalError({ code: 'invalid', message: `This WAV file can't be used: ${reason}.` })
}
