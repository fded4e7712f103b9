import { labelerNames, sliceRows } from '#db/queries/agreement.ts'
import { getVersionTree } from '#db/queries/definition.ts'
import type { AgreementReport, SeenAgreement } from '#lib/domain/impact/agreement-report.ts'
import type { ProjectId, QuestionId, VersionId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { findQuestion } from '#lib/domain/schema/schema.ts'
import { type Actor, requirePermission } from '../actor.ts'
import type { Context } from '../context.ts'
import type { AgreementRequest } from './agreement-request.ts'
import { findReport } from './find-report.ts'

const resamples = 1000

export type AgreementQuery = {
  project: ProjectId
  /** The first question of the version when none is named. */
  question?: QuestionId
  /** Number of the version to read at, and to break down; when none is named, the latest beside what is freshest. */
  version?: number
  slice?: { name: string; value: string }
  detail?: string
}

const nothing: AgreementReport = { axis: [], detail: null, steps: [], stop: null, classes: [], itemNames: {} }

/**
 * Agreement on a question, measured in a worker thread and kept until an answer, a ruling, a round or a version is
 * added. A large round is measured by a job that can be watched and cancelled.
 *
 * @throws invalid when there is no such version or question
 */
export async function seeAgreement(ctx: Context, actor: Actor, input: AgreementQuery): Promise<SeenAgreement> {
  await requirePermission(ctx, actor, input.project, 'agreement.see')
  const tree = await getVersionTree(ctx.db, input.project)
  const version =
    input.version === undefined ? tree.latest : tree.versions.find(({ number }) => number === input.version)
  if (version === undefined) throw invalid('version', `There is no version ${input.version} of the definition.`)
  const around = {
    versions: tree.versions.map(({ number }) => number),
    slices: await slicesOf(ctx, input.project),
    labelers: (await labelerNames(ctx.db, input.project)).map(({ id, name, imported, simulated }) => ({
      id,
      name,
      imported,
      simulated,
    })),
  }
  if (version === null)
    return { report: nothing, measuring: null, question: null, questions: [], version: null, ...around }
  const { schema } = version.definition
  const question = input.question ? findQuestion(schema, input.question) : (schema.questions[0] ?? null)
  if (!question) throw invalid('question', `Version ${version.number} does not ask this question.`)
  const found = await findReport(ctx, actor, usualRequest(input.project, question.id, version.id, input))
  const brief = ({ id, name, kind }: typeof question) => ({ id, name, kind })
  return {
    report: found.report ?? nothing,
    measuring: found.job,
    question: brief(question),
    questions: schema.questions.map(brief),
    version: version.number,
    ...around,
  }
}

/**
 * What the page shows of a question where nothing is chosen: the same report, kept under the same key. Null while a job
 * measures a large round.
 */
export async function measuredNow(
  ctx: Context,
  actor: Actor,
  input: { project: ProjectId; question: QuestionId; version: VersionId },
): Promise<AgreementReport | null> {
  await requirePermission(ctx, actor, input.project, 'agreement.see')
  return (await findReport(ctx, actor, usualRequest(input.project, input.question, input.version))).report
}

function usualRequest(
  project: ProjectId,
  question: QuestionId,
  target: VersionId,
  { slice, detail, version }: Pick<AgreementQuery, 'slice' | 'detail' | 'version'> = {},
): AgreementRequest {
  return {
    project,
    question,
    target,
    slice: slice ?? null,
    detail: detail ?? null,
    usual: version === undefined ? 'fresh' : 'at_target',
    bootstrap: resamples,
    seed: 1,
  }
}

async function slicesOf(ctx: Context, project: ProjectId): Promise<{ name: string; values: string[] }[]> {
  const byName = Map.groupBy(await sliceRows(ctx.db, project), ({ name }) => name)
  return [...byName].map(([name, rows]) => ({ name, values: [...new Set(rows.map(({ value }) => value))].sort() }))
}

function invalid(field: string, message: string): RefusalError {
  return new RefusalError({ code: 'invalid', field, message })
}
