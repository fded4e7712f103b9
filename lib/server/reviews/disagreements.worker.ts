import { type Database, openDatabase } from '#db/client.ts'
import type { DisagreementPattern } from '#lib/domain/disagreement/triage.ts'
import { serveTasks } from '../workers/serve-tasks.ts'
import { type DisagreementRequest, gatherDisagreements } from './gather-disagreements.ts'

export type DisagreementTask = DisagreementRequest & { databaseUrl: string }

const open = new Map<string, Promise<Database>>()

serveTasks<DisagreementTask, DisagreementPattern[]>(async ({ databaseUrl, ...request }) => {
  const opening = open.get(databaseUrl) ?? openDatabase(databaseUrl, { readOnly: true })
  open.set(databaseUrl, opening)
  return (await opening).snapshot((view) => gatherDisagreements(view, request))
})
