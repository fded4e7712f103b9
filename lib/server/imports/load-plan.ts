import { getLatestVersion, type Version } from '#db/queries/definition.ts'
import {
  type Batch,
  importedDocuments,
  importedLabelers,
  knownFacts,
  knownItems,
  referencesOfProject,
  uploadsOf,
} from '#db/queries/import.ts'
import type { ImportSummary } from '#lib/domain/item/import-summary.ts'
import { findFactDifferences, type RestatedItem } from '#lib/domain/item/restated-facts.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Context } from '../context.ts'
import { groupAnswers, type LabelerAnswers } from './group-answers.ts'
import type { ImportFile, ImportOptions, ImportPlan, PlannedAnswer } from './import-plan.ts'
import { everyVoc } from './plan-import.ts'
import { planInWorker } from './plan-in-worker.ts'
import { importFileOf } from './staging.ts'

/** A plan, compared with everything that the project holds. */
export type LoadedPlan = {
  plan: ImportPlan
  version: Version | null
  /** What labelers answered that no earlier import has brought. */
  documents: LabelerAnswers[]
  references: PlannedAnswer[]
  summary: ImportSummary
}

/** Reads the files of an import again and compares them with the project. Changes nothing. */
export async function loadPlan(ctx: Context, batch: Batch, options: ImportOptions): Promise<LoadedPlan> {
  const uploads = await uploadsOf(ctx.db, batch.id)
  if (uploads.length === 0) throw new RefusalError({ code: 'invalid', message: 'This import has no file yet.' })
  const files = uploads.map((upload) => importFileOf(ctx.settings.dataFolder, upload))
  const version = await getLatestVersion(ctx.db, batch.projectId)
  const schema = version?.definition.schema ?? null
  const known = await knownItems(ctx.db, batch.projectId)
  const plan = await planInWorker({ batch: batch.id, files, schema, known, options })
  const documents = groupAnswers(plan.answers, schema)
  const given = await knownDocuments(ctx, batch)
  const fresh = documents.filter(({ externalId, labeler, document }) => {
    const item = plan.known[externalId]
    return item === undefined || !given.has(documentKey(item, labeler, document))
  })
  const stated = await knownReferences(ctx, batch)
  const references = plan.answers.filter(({ externalId, labeler, question, answer }) => {
    if (labeler !== null) return false
    const item = plan.known[externalId]
    const { referenceKind: kind, referenceSource: source } = options
    return item === undefined || !stated.has(JSON.stringify([item, question, kind, source, answer]))
  })
  const summary: ImportSummary = {
    files: files.length,
    new: plan.items.length,
    present: plan.present,
    differing: await findDiffering(ctx, plan),
    annotations: fresh.length,
    annotationsPresent: documents.length - fresh.length,
    labelers: plan.labelers,
    references: references.length,
    boxFiles: [...new Set(files.flatMap(boxFileOf))],
    tables: plan.tables,
    problems: plan.bad,
    problemCount: plan.badCount,
    refusal: plan.refusal,
  }
  return { plan, version, documents: fresh, references, summary }
}

/** How many items are named that the files say something else of than the project. */
const mostNamed = 20

async function findDiffering(ctx: Context, { restated }: ImportPlan): Promise<ImportSummary['differing']> {
  const kept = await knownFacts(
    ctx.db,
    restated.map(({ id }) => id),
  )
  const differing = restated.flatMap(({ id, externalId, ...given }): RestatedItem[] => {
    const facts = kept.get(id)
    const differences = facts ? findFactDifferences(given, facts) : []
    return differences.length > 0 ? [{ item: externalId, differences }] : []
  })
  return { count: differing.length, first: differing.slice(0, mostNamed) }
}

function boxFileOf({ use, path }: ImportFile): string[] {
  return use === 'coco' ? [path] : use === 'voc' ? [everyVoc] : []
}

async function knownDocuments(ctx: Context, batch: Batch): Promise<Set<string>> {
  const names = new Map([...(await importedLabelers(ctx.db, batch.projectId))].map(([name, id]) => [id, name]))
  const rows = await importedDocuments(ctx.db, batch.projectId)
  return new Set(
    rows.map(({ itemId, accountId, document }) => documentKey(itemId, names.get(accountId) ?? '', document)),
  )
}

function documentKey(item: string, labeler: string, document: AnswerDocument): string {
  return JSON.stringify([item, labeler, document.answers])
}

async function knownReferences(ctx: Context, batch: Batch): Promise<Set<string>> {
  const rows = await referencesOfProject(ctx.db, batch.projectId)
  return new Set(
    rows.map(({ itemId, questionId, kind, source, answer }) =>
      JSON.stringify([itemId, questionId, kind, source, answer]),
    ),
  )
}
