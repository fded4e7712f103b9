import type { Origin } from '../annotation/origin.ts'
import type { DecidedBy } from '../consensus/decide-label.ts'

export type ReleaseDecision = DecidedBy | 'ruling'

/** A region of a released label: geometry in pixels of the upright image, its class, and how it came about. */
export type ReleasedRegion = {
  x: number
  y: number
  width: number
  height: number
  class: string | null
  class_id: string | null
  decided_by: ReleaseDecision
  /** How many of the labelers drew it; null under a ruling. */
  drawn_by: number | null
}

/** A value as training code reads it: a class name, a text, or regions; null when unresolved or x lacks the information. */
export type ReleasedValue = string | ReleasedRegion[] | null

/** What one labeler said, under a pseudonym, as the release's version reads it. */
export type ReleasedAnnotation = {
  annotation: string
  labeler: string
  value: ReleasedValue
  lacks: string | null
  /** Why the answer counts as missing at this version; null when it reads. */
  needs_relabel: string | null
  round: number
  version: number
  origin: Origin
  blind: boolean
}

/** One row of a release: an item and a question. Field names are those of the file. */
export type ReleaseRow = {
  item: string
  question: string
  kind: 'choice' | 'boxes' | 'text'
  value: ReleasedValue
  value_id: string | null
  /** Why x lacks the information, when that was decided; else null. */
  lacks: string | null
  decided_by: ReleaseDecision
  version: number
  version_hash: string
  ruling: { id: string; finding: string; reason: string; version: number } | null
  annotations: ReleasedAnnotation[]
  simulated: boolean
  imported: boolean
  slices: Record<string, string[]>
  media: ReleasedFile[]
}

/** A file of the item: its name as it came, the hashes of the original and of the upright image, the EXIF orientation applied. */
export type ReleasedFile = {
  role: string
  name: string
  sha256: string
  upright_sha256: string | null
  orientation: number | null
}

/** A release in brief. */
export type ReleaseSummary = {
  id: string
  number: number
  name: string
  version: number
  /** SHA-256 of the JSON Lines: the id to log in an experiment tracker. */
  hash: string
  rows: number
  decidedBy: Record<string, number>
  /** Rows that rest on simulated answers. */
  simulated: number
  madeAt: string
}
