import { measuresByHash } from '#db/queries/import.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Measured } from '../ingest/measure.worker.ts'
import { measureFile } from '../ingest/measure-file.ts'
import type { JobRun } from '../jobs/job-run.ts'
import type { PlannedItem } from './import-plan.ts'
import type { PlanProblems } from './plan-problems.ts'

/** How many files are handed to the workers at once; more would only wait there. */
const inFlight = 8

/** Of which part of the whole progress the measuring is. */
export type Share = { from: number; to: number }

/**
 * Measures the file of every item that is not known by its bytes, each once, in worker threads. What can't be measured
 * becomes a problem of its row.
 */
export async function measureItems(
  run: JobRun,
  items: readonly PlannedItem[],
  problems: PlanProblems,
  share: Share,
): Promise<Map<string, Measured>> {
  const byHash = new Map(items.map((item) => [item.file.hash, item.file]))
  const measured = new Map<string, Measured>(await measuresByHash(run.ctx.db, [...byHash.keys()]))
  const waiting = [...byHash.values()].filter(({ hash }) => !measured.has(hash))
  const total = waiting.length
  let done = 0
  const next = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      run.check()
      try {
        measured.set(file.hash, await measureFile({ path: file.staged, use: file.use === 'audio' ? 'audio' : 'image' }))
      } catch (error) {
        // A full disk is no fault of the file, which must not be left out for it.
        if (!(error instanceof RefusalError) || error.refusal.code === 'no_space') {
          waiting.length = 0
          throw error
        }
        problems.add({ file: file.path, row: null }, error.refusal.message.replace(/\.$/, ''), 'file')
      }
      done++
      await run.report(
        share.from + ((share.to - share.from) * done) / total,
        `Measuring ${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`,
      )
    }
  }
  await Promise.all(Array.from({ length: inFlight }, next))
  return measured
}
