import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import type { MediaMeasures } from '#lib/domain/item/media.ts'
import { encodePeaks } from '#lib/domain/item/peaks.ts'
import { serveTasks } from '../workers/serve-tasks.ts'
import { hashFile } from './hash-file.ts'
import { measureImage } from './measure-image.ts'
import { measureWav } from './measure-wav.ts'

/** A staged file; what is derived from it is written beside it. */
export type MeasureTask = { path: string; use: 'image' | 'audio' }
export type Measured = {
  measures: MediaMeasures
  /** SHA-256 of the upright image, where the original lies on its side. */
  uprightHash: string | null
}

serveTasks<MeasureTask, Measured>(async (task) => {
  // Kept beside the file, so that an import that was cut off measures no file twice.
  const keep = `${task.path}.measured`
  const kept = await readFile(keep, 'utf8').catch(() => null)
  if (kept !== null) return JSON.parse(kept) as Measured
  const measured = await measure(task)
  await writeWhole(keep, (part) => writeFile(part, JSON.stringify(measured)))
  return measured
})

async function measure({ path, use }: MeasureTask): Promise<Measured> {
  if (use === 'audio') {
    const { measures, peaks } = await measureWav(path)
    await writeWhole(`${path}.peaks`, (part) => writeFile(part, encodePeaks(peaks)))
    return { measures, uprightHash: null }
  }
  const part = partOf(path)
  const { measures, upright } = await measureImage(path, { thumbnail: `${part}-thumbnail`, upright: `${part}-upright` })
  await rename(`${part}-thumbnail`, `${path}.thumbnail`)
  if (!upright) return { measures, uprightHash: null }
  const uprightHash = await hashFile(`${part}-upright`)
  await rename(`${part}-upright`, `${path}.upright`)
  return { measures, uprightHash }
}

/** A name of one's own, for a holder that has lost the job may still be at work on the same file. */
const partOf = (path: string) => `${path}.${randomUUID()}`

async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = partOf(path)
  await write(part)
  await rename(part, path)
}
