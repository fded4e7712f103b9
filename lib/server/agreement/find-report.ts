import { agreementMarker, countAnswers, getCachedAgreement } from '#db/queries/agreement.ts'
import { getJobByKey } from '#db/queries/job.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import type { JobId } from '#lib/domain/kernel/ids.ts'
import { RefusalError } from '#lib/domain/kernel/refusal.ts'
import { canonicalJson } from '#lib/formats/canonical-json.ts'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { enqueueJob } from '../jobs/enqueue-job.ts'
import { sha256 } from '../sha256.ts'
import type { AgreementRequest } from './agreement-request.ts'
import { measureAside } from './measure-aside.ts'

/** With more answers than this (a second's work or so), a job measures while its reader can do something else. */
const mostAnswersAtOnce = 20_000

/** The report, or the job that measures it. */
export type FoundReport = { report: AgreementReport; job: null } | { report: null; job: JobId }

/** A report as it is kept; else measured now; else, for a large round, asked of a job. */
export async function findReport(
  ctx: Context,
  actor: Actor,
  request: AgreementRequest,
  mostAtOnce = mostAnswersAtOnce,
): Promise<FoundReport> {
  const key = await reportKey(ctx, request)
  const kept = await getCachedAgreement(ctx.db, key)
  if (kept) return { report: kept as AgreementReport, job: null }
  if ((await countAnswers(ctx.db, request.project)) <= mostAtOnce) {
    return { report: await measureAside(ctx, key, request), job: null }
  }
  return { report: null, job: await askJob(ctx, actor, key, request) }
}

/** Changes whenever anything that the report depends on does. */
export async function reportKey(ctx: Context, request: AgreementRequest): Promise<string> {
  const marker = await agreementMarker(ctx.db, request.project)
  return sha256(canonicalJson({ ...request, marker, engine: 4 }))
}

async function askJob(ctx: Context, actor: Actor, key: string, request: AgreementRequest): Promise<JobId> {
  const jobKey = `agreement ${key}`
  const waiting = await getJobByKey(ctx.db, jobKey)
  if (waiting) return waiting.id
  try {
    const job = { kind: 'agreement', projectId: request.project, actor, key: jobKey, payload: { request } }
    return (await enqueueJob(ctx, job)).id
  } catch (error) {
    // Somebody else asked in between.
    const other = error instanceof RefusalError ? await getJobByKey(ctx.db, jobKey) : null
    if (!other) throw error
    return other.id
  }
}
