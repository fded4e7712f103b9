import { writeFile } from 'node:fs/promises'
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

/** Where the derivatives of a file are put: beside it. */
const beside = (path: string) => ({
  thumbnail: `${path}.thumbnail`,
  upright: `${path}.upright`,
  peaks: `${path}.peaks`,
})

serveTasks<MeasureTask, Measured>(async ({ path, use }) => {
  const targets = beside(path)
  if (use === 'audio') {
    const { measures, peaks } = await measureWav(path)
    await writeFile(targets.peaks, encodePeaks(peaks))
    return { measures, uprightHash: null }
  }
  const { measures, upright } = await measureImage(path, targets)
  return { measures, uprightHash: upright ? await hashFile(targets.upright) : null }
})
