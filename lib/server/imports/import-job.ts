import { type Batch, deleteUploads, getBatch, insertReferences, itemFacts, updateBatch } from '#db/queries/import.ts'
import { endJob } from '#db/queries/job.ts'
import { closeRoundRow } from '#db/queries/round.ts'
import type { ItemId, ReferenceId, RoundId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { Answer, AnswerDocument } from '#lib/domain/schema/answer.ts'
import { recordEvent } from '../events.ts'
import type { Measured } from '../ingest/measure.worker.ts'
import type { JobHandler } from '../jobs/job-handler.ts'
import { type JobRun, JobStopped } from '../jobs/job-run.ts'
import { deriveId } from './derive-id.ts'
import { dropImport, takeBackImport } from './drop-import.ts'
import { fitBoxes } from './fit-boxes.ts'
import { importOptionsSchema } from './import-options.ts'
import type { ImportOptions, PlannedAnswer, Where } from './import-plan.ts'
import { type LoadedPlan, loadPlan } from './load-plan.ts'
import { measureItems } from './measure-items.ts'
import { PlanProblems, refusalOfProblems } from './plan-problems.ts'
import { removeStaging } from './staging.ts'
import { type WritableAnswers, writeAnnotations } from './write-annotations.ts'
import { writeItems } from './write-items.ts'

/** What an import brought. */
export type ImportResult = {
  new: number
  present: number
  /** Items that are present and of which the files say otherwise; they stay as they are. */
  differing: number
  annotations: number
  labelers: number
  references: number
  /** The round that holds the annotations; null when there were none. */
  round: RoundId | null
  /** Rows that were left out because they were bad. */
  leftOut: number
  /** Boxes whose part outside the image was cut off. */
  boxesCut: number
}

/**
 * The work of an import: reads and compares, measures every file, checks every answer against its image, and only then
 * writes, unseen, until one last transaction makes all of it visible. Cut off at any moment it is run again from the
 * start, finds what it measured and wrote, and goes on; refused or cancelled, everything is taken back.
 */
export const importJob: JobHandler = {
  async run(run) {
    const batch = await requireBatch(run)
    const options = importOptionsSchema.parse(run.job.payload.options)
    await run.report(0.01, 'Reading the files')
    const loaded = await loadPlan(run.ctx, batch, options)
    if (loaded.plan.refusal) throw new RefusalError(loaded.plan.refusal)
    const problems = new PlanProblems()
    const measured = await measureItems(run, loaded.plan.items, problems, { from: 0.05, to: 0.8 })
    const work = await checkAnswers(run, loaded, measured, problems)
    const refusal = refusalOfProblems(problems, options.skipBad)
    if (refusal) throw new RefusalError(refusal)
    return write(run, batch, options, loaded, measured, work, problems.count + loaded.plan.badCount)
  },

  async undo(run, why) {
    const batch = await getBatch(run.ctx.db, String(run.job.payload.import))
    if (batch?.state !== 'loading') return
    // What was refused can be started again without its bad rows, so its files stay.
    if (why === 'failed') await takeBackImport(run.ctx, batch)
    else await dropImport(run.ctx, batch)
  },
}

async function requireBatch(run: JobRun): Promise<Batch> {
  const batch = await getBatch(run.ctx.db, String(run.job.payload.import))
  if (batch?.state !== 'loading') throw new Error('the import of this job is not open')
  return batch
}

type Checked = {
  items: LoadedPlan['plan']['items']
  documents: (Omit<WritableAnswers, 'item'> & { externalId: string })[]
  references: PlannedAnswer[]
  boxesCut: number
}

/** Checks what can only be checked once the images are measured; what is bad is left out of what is given back. */
async function checkAnswers(
  run: JobRun,
  { plan, documents, references }: LoadedPlan,
  measured: ReadonlyMap<string, Measured>,
  problems: PlanProblems,
): Promise<Checked> {
  const items = plan.items.filter(({ file }) => measured.has(file.hash))
  const hashes = new Map(items.map(({ externalId, file }) => [externalId, file.hash]))
  const named = [...documents, ...references].flatMap(({ externalId }) => plan.known[externalId] ?? [])
  const facts = await itemFacts(run.ctx.db, [...new Set(named)])
  const factsOf = (externalId: string) => {
    const fresh = measured.get(hashes.get(externalId) ?? '')
    if (fresh) return { revision: 1, measures: fresh.measures }
    return facts.get(plan.known[externalId] as ItemId) ?? null
  }
  let boxesCut = 0
  const fitAnswer = (externalId: string, answer: Answer, where: Where): Answer | null => {
    const fitted = fitBoxes(answer, factsOf(externalId)?.measures ?? null)
    boxesCut += fitted.cut
    if (fitted.fault === null) return fitted.answer
    problems.add(where, `“${externalId}”: ${fitted.fault}`, 'bbox')
    return null
  }
  return {
    items,
    documents: documents.flatMap(({ externalId, labeler, document, where }) => {
      const known = factsOf(externalId)
      const answers = Object.entries(document.answers).map(([id, answer]) => [id, fitAnswer(externalId, answer, where)])
      if (!known || answers.some(([, answer]) => answer === null)) return []
      const fitted: AnswerDocument = { format: 1, answers: Object.fromEntries(answers) }
      return [{ externalId, itemRevision: known.revision, labeler, document: fitted }]
    }),
    references: references.flatMap((reference) => {
      const answer = factsOf(reference.externalId) && fitAnswer(reference.externalId, reference.answer, reference.where)
      return answer ? [{ ...reference, answer }] : []
    }),
    boxesCut,
  }
}

async function write(
  run: JobRun,
  batch: Batch,
  options: ImportOptions,
  { plan, version, summary }: LoadedPlan,
  measured: ReadonlyMap<string, Measured>,
  work: Checked,
  leftOut: number,
): Promise<Record<string, unknown>> {
  const { ctx } = run
  const written = await writeItems(run, batch, work.items, measured, options.source, { from: 0.8, to: 0.92 })
  const idOf = (externalId: string) => (written.get(externalId) ?? plan.known[externalId]) as ItemId
  const answers = work.documents.map(({ externalId, ...rest }) => ({ item: idOf(externalId), ...rest }))
  const round =
    version && answers.length > 0
      ? await writeAnnotations(run, batch, version, answers, { from: 0.92, to: 0.99 })
      : null
  const result: ImportResult = {
    new: work.items.length,
    present: plan.present,
    differing: summary.differing.count,
    annotations: answers.length,
    labelers: new Set(answers.map(({ labeler }) => labeler)).size,
    references: work.references.length,
    round,
    leftOut,
    boxesCut: work.boxesCut,
  }
  const actor = await run.actor()
  run.check()
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now()
    if (version) {
      await insertReferences(
        tx,
        work.references.map(({ externalId, question, answer }) => ({
          id: deriveId<ReferenceId>(batch.id, 'reference', externalId, question),
          itemId: idOf(externalId),
          questionId: question,
          answer,
          versionId: version.id,
          kind: options.referenceKind,
          source: options.referenceSource,
          createdAt: now,
        })),
      )
    }
    if (round) await closeRoundRow(tx, round, now)
    await updateBatch(tx, batch.id, { state: 'ready', readyAt: now })
    await deleteUploads(tx, batch.id)
    await recordEvent(ctx, tx, {
      kind: 'import.finished',
      actor,
      projectId: batch.projectId,
      subject: batch.id,
      details: { name: batch.name, ...result },
    })
    // In the same transaction: who lost the job to another must not make it visible a second time.
    const end = { state: 'done', message: sayResult(result), result, progress: 1 } as const
    if (!(await endJob(tx, run.job, end, now))) throw new JobStopped('lost')
  })
  await removeStaging(ctx.settings.dataFolder, batch.id)
  return result
}

/** What becomes of items that are present and of which the files say otherwise. */
export function sayDiffering(count: number): string {
  const stays =
    count === 1
      ? 'differs in metadata or slices and stays as it is'
      : 'differ in metadata or slices and stay as they are'
  return `${count.toLocaleString('en')} of them ${stays}`
}

/** "240 new, 0 already present; 720 annotations of 3 labelers" */
export function sayResult(result: ImportResult): string {
  const count = (n: number) => n.toLocaleString('en')
  const parts = [`${count(result.new)} new, ${count(result.present)} already present`]
  if (result.differing > 0) parts.push(sayDiffering(result.differing))
  if (result.annotations > 0) {
    const by = `${count(result.labelers)} ${result.labelers === 1 ? 'labeler' : 'labelers'}`
    parts.push(`${count(result.annotations)} annotations of ${by}`)
  }
  if (result.references > 0) parts.push(`${count(result.references)} references`)
  if (result.leftOut > 0) parts.push(`${count(result.leftOut)} bad rows left out`)
  if (result.boxesCut > 0) parts.push(`${count(result.boxesCut)} boxes cut at the edge of their image`)
  return parts.join('; ')
}
