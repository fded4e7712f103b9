import type { Refusal } from '../kernel/refusal.ts'
import type { RestatedItem } from './restated-facts.ts'

/** One row of an import table as it was read; what it means is decided later, beside the project's definition. */
export type ImportRow = {
  /** From 1, the header excluded. */
  row: number
  id: string | null
  file: string | null
  question: string | null
  labeler: string | null
  /** Null where the table has no such column; an empty text is a value. */
  value: string | null
  /** Why x lacks the information; null where the row does not say that it does. */
  lacks: string | null
  metadata: Record<string, string>
  slices: { name: string; value: string }[]
  cluster: string | null
  mmPerPixel: number | null
}

/** Something wrong with an import, and where: `row` counts from 1 (rows of a table, annotations of a COCO file). */
export type ImportProblem = { file: string; row: number | null; field?: string; message: string }

/** A table of an import with its first rows as they were understood. */
export type ImportTable = { file: string; rows: number; sample: ImportRow[] }

/** What an import would do, for the person who decides. */
export type ImportSummary = {
  files: number
  new: number
  present: number
  /** Items that are present and of which the files say otherwise. They stay as they are; the first of them by name. */
  differing: { count: number; first: RestatedItem[] }
  annotations: number
  annotationsPresent: number
  labelers: string[]
  references: number
  /** Files of boxes that do not say who drew them: whose they are can be said by hand. */
  boxFiles: string[]
  tables: ImportTable[]
  /** The first hundred. */
  problems: ImportProblem[]
  problemCount: number
  /** Why it can't be started as it is; null when it can. */
  refusal: Refusal | null
}
