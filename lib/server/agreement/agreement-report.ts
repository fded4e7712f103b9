import type { NamedFigure, QuestionAgreement } from '#lib/domain/agreement/question-agreement.ts'
import type { Measurement } from '#lib/domain/impact/measure-rounds.ts'
import type { ItemId, ProjectId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { LabelClass } from '#lib/domain/schema/question.ts'

/** What the worker is asked: one question, read at one version, perhaps within one slice, one measurement in detail. */
export type AgreementRequest = {
  project: ProjectId
  question: QuestionId
  target: VersionId
  slice: { name: string; value: string } | null
  /** Which measurement to break down, as `axisKey` names it; null for the usual one. */
  detail: string | null
  bootstrap: number
  seed: number
}

export type AxisPoint = Measurement & { key: string; headline: NamedFigure[]; items: number; answers: number }
export type SliceFigures = { name: string; value: string; items: number; share: number; headline: NamedFigure[] }

/** What the agreement page shows; plain data. */
export type AgreementReport = {
  axis: AxisPoint[]
  detail: (AxisPoint & { agreement: QuestionAgreement; slices: SliceFigures[] }) | null
  /** Classes of the question at the version of the detail. */
  classes: LabelClass[]
  /** Items by id with the names that people know them by, for those that the detail mentions. */
  itemNames: Record<ItemId, string>
}

export function axisKey({ how, round, at }: Measurement): string {
  return `${how}-${round.number}-v${at}`
}
