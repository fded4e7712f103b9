import type { AnnotationId, RulingId } from '#lib/domain/kernel/ids.ts'
import { buildReleaseRows, type ReleaseInput } from '#lib/domain/release/build-rows.ts'
import type { ReleaseSettings } from '#lib/domain/release/settings.ts'
import { classesOf } from '#lib/domain/schema/question.ts'
import { releaseCsv, releaseJsonl } from '#lib/formats/release-files.ts'
import { sha256 } from '../sha256.ts'

/** The bytes of a release and what they were made of. */
export type RenderedRelease = {
  jsonl: Uint8Array
  csv: Uint8Array
  /** SHA-256 of the JSON Lines, in hex. */
  hash: string
  csvHash: string
  rows: number
  manifest: Record<string, unknown>
  annotations: AnnotationId[]
  rulings: RulingId[]
}

/** Builds rows, files and manifest. No clock and no order of the input shows in any byte. */
export function renderRelease(input: ReleaseInput, settings: ReleaseSettings): RenderedRelease {
  const rows = buildReleaseRows(input)
  const jsonl = Buffer.from(releaseJsonl(rows))
  const csv = Buffer.from(releaseCsv(rows))
  const hash = sha256(jsonl)
  const csvHash = sha256(csv)
  const annotations = [...new Set(rows.flatMap((row) => row.annotations.map(({ annotation }) => annotation)))].sort()
  const rulings = input.rulings
    .filter((ruling) => input.questions.includes(ruling.questionId))
    .map(({ id }) => id)
    .sort()
  const version = input.tree.require(input.version)
  const questions = version.definition.schema.questions.filter(({ id }) => input.questions.includes(id))
  const decided = Map.groupBy(rows, (row) => row.decided_by)
  const manifest = {
    format: 'concord-release/1',
    definition: { version: version.number, hash: input.versionHash },
    questions: questions.map((question) => ({
      id: question.id,
      name: question.name,
      kind: question.kind,
      classes: classesOf(question).map(({ id, name }) => ({ id, name })),
    })),
    settings: {
      simulated: settings.includeSimulated,
      imported: settings.includeImported,
      rounds: settings.rounds ? [...new Set(input.labels.map(({ round }) => round))].sort((a, b) => a - b) : null,
    },
    rows: rows.length,
    decided_by: Object.fromEntries([...decided].map(([how, list]) => [how, list.length])),
    labelers: [...new Set(rows.flatMap((row) => row.annotations.map(({ labeler }) => labeler)))].sort(),
    rows_with_simulated_answers: rows.filter((row) => row.simulated).length,
    rows_with_imported_answers: rows.filter((row) => row.imported).length,
    annotations,
    rulings,
    files: {
      'labels.jsonl': { sha256: hash, bytes: jsonl.length },
      'labels.csv': { sha256: csvHash, bytes: csv.length },
    },
  }
  return {
    jsonl,
    csv,
    hash,
    csvHash,
    rows: rows.length,
    manifest,
    annotations: annotations as AnnotationId[],
    rulings,
  }
}
