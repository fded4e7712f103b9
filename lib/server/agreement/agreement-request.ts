import type { ProjectId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'

/** What the worker is asked: one question, read at one version, perhaps within one slice, one measurement in detail. */
export type AgreementRequest = {
  project: ProjectId
  question: QuestionId
  target: VersionId
  slice: { name: string; value: string } | null
  /** Which measurement to break down, as `axisKey` names it; null for the usual one. */
  detail: string | null
  /** Where none is named: the newest fresh measurement, or what is read at the target. */
  usual: 'fresh' | 'at_target'
  bootstrap: number
  seed: number
}
