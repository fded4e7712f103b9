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
  await writeFile(`${keep}.part`, JSON.stringify(measured))
  await rename(`${keep}.part`, keep)
  return measured
})

async function measure({ path, use }: MeasureTask): Promise<Measured> {
  if (use === 'audio') {
    const { measures, peaks } = await measureWav(path)
    await writeFile(`${path}.peaks`, encodePeaks(peaks))
    return { measures, uprightHash: null }
  }
  const targets = { thumbnail: `${path}.thumbnail`, upright: `${path}.upright` }
  const { measures, upright } = await measureImage(path, targets)
  return { measures, uprightHash: upright ? await hashFile(targets.upright) : null }
}
