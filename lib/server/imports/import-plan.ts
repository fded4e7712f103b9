import type { ImportProblem, ImportTable } from '#lib/domain/item/import-summary.ts'
import type { ItemFacts } from '#lib/domain/item/restated-facts.ts'
import type { ItemId, QuestionId } from '#lib/domain/kernel/ids.ts'
import type { Refusal } from '#lib/domain/kernel/refusal.ts'
import type { ReferenceKind } from '#lib/domain/reference/reference.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { Schema } from '#lib/domain/schema/schema.ts'
import type { FileUse } from '../ingest/sniff-file.ts'

/** A staged file of an import. */
export type ImportFile = {
  upload: string
  /** The sanitised relative path. */
  path: string
  /** The name as it came. */
  fileName: string
  /** Where its bytes lie. */
  staged: string
  use: FileUse
  type: string
  bytes: number
  hash: string
}

/** What a person says about an import as a whole. */
export type ImportOptions = {
  /** Where the items come from, as a name; empty for none. */
  source: string
  /** What kind of reference an answer without a labeler is, and who published it. */
  referenceKind: ReferenceKind
  referenceSource: string
  /** The labeler of all boxes in a COCO or Pascal VOC file, by the file's path. */
  labelers: Record<string, string>
  /** Import what is good and leave the bad rows out. */
  skipBad: boolean
  /** Yes, it is meant to grow that much. */
  confirmGrowth: boolean
}

/** Where something was read: `row` counts from 1 (rows of a table, annotations of a COCO file). */
export type Where = { file: string; row: number | null }

export type PlannedItem = {
  externalId: string
  file: ImportFile
  metadata: Record<string, string>
  slices: { name: string; value: string }[]
  cluster: string | null
  mmPerPixel: number | null
  /** Written already by an earlier run of the same import. */
  written: ItemId | null
}
/** An answer to one question about one item; without a labeler it becomes a reference. */
export type PlannedAnswer = {
  externalId: string
  labeler: string | null
  question: QuestionId
  answer: Answer
  where: Where
}

/** What an import would do. */
export type ImportPlan = {
  items: PlannedItem[]
  /** How many items are in the project already with the same bytes. */
  present: number
  /** Those of them of which the files say more than their media. */
  restated: ({ id: ItemId; externalId: string } & ItemFacts)[]
  /** The ids of items of the project that answers are about. */
  known: Record<string, ItemId>
  answers: PlannedAnswer[]
  labelers: string[]
  bad: ImportProblem[]
  badCount: number
  /** Set when nothing can be imported, whatever is left out. */
  refusal: Refusal | null
  /** Every table with its first rows as they were understood. */
  tables: ImportTable[]
}

export type KnownItemFacts = { id: ItemId; externalId: string; batchId: string; hash: string | null }
export type PlanInput = {
  batch: string
  files: ImportFile[]
  /** Of the latest published version; null when nothing is published yet. */
  schema: Schema | null
  known: KnownItemFacts[]
  options: ImportOptions
}
