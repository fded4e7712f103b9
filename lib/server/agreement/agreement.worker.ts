import { type Database, openDatabase } from '#db/client.ts'
import type { AgreementReport } from '#lib/domain/impact/agreement-report.ts'
import { serveTasks } from '../workers/serve-tasks.ts'
import type { AgreementRequest } from './agreement-request.ts'
import { computeReport } from './compute-report.ts'

export type AgreementTask = AgreementRequest & { databaseUrl: string }

const open = new Map<string, Promise<Database>>()

serveTasks<AgreementTask, AgreementReport>(async ({ databaseUrl, ...request }, report) => {
  const opening = open.get(databaseUrl) ?? openDatabase(databaseUrl, { readOnly: true })
  open.set(databaseUrl, opening)
  return (await opening).snapshot((view) => computeReport(view, request, report))
})
