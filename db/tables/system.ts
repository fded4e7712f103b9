import type { AccountId, ItemId, JobId, ProjectId, RoundId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { Dialect } from '../dialect.ts'

/** What keeps the house running: jobs, uploads, idempotency, the agreement cache and the audit log. */
export function defineSystem(d: Dialect) {
  const jobs = d.table(
    'job',
    {
      id: d.text('id').$type<JobId>().primaryKey(),
      kind: d.text('kind').notNull(),
      projectId: d.text('project_id').$type<ProjectId>(),
      accountId: d.text('account_id').$type<AccountId>(),
      payload: d.json<Record<string, unknown>>('payload').notNull(),
      state: d.text('state').$type<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
      progress: d.real('progress').notNull().default(0),
      /** What it is doing, in words. */
      message: d.text('message').notNull().default(''),
      result: d.json<Record<string, unknown> | null>('result'),
      /** At most one waiting or running job per key. */
      key: d.text('key').unique(),
      attempts: d.int('attempts').notNull().default(0),
      leaseUntil: d.time('lease_until'),
      cancelRequested: d.bool('cancel_requested').notNull().default(false),
      createdAt: d.time('created_at').notNull(),
      updatedAt: d.time('updated_at').notNull(),
      finishedAt: d.time('finished_at'),
    },
    (t) => [d.index('job_state').on(t.state, t.createdAt), d.index('job_project').on(t.projectId, t.createdAt)],
  )
  /** Files received for an import and not yet ingested. */
  const uploads = d.table(
    'upload',
    {
      id: d.text('id').primaryKey(),
      projectId: d.text('project_id').$type<ProjectId>().notNull(),
      accountId: d.text('account_id').$type<AccountId>().notNull(),
      /** The import that the file belongs to. */
      importId: d.text('import_id').notNull(),
      fileName: d.text('file_name').notNull(),
      path: d.text('path').notNull(),
      bytes: d.int('bytes').notNull(),
      hash: d.text('hash').notNull(),
      /** Sniffed, never what the name claims. */
      type: d.text('type').notNull(),
      createdAt: d.time('created_at').notNull(),
    },
    (t) => [d.index('upload_import').on(t.importId)],
  )
  /** Operation ids with the answer that was given: the same id and body gets it again, another body is refused. */
  const operations = d.table(
    'operation',
    {
      accountId: d.text('account_id').$type<AccountId>().notNull(),
      id: d.text('id').notNull(),
      bodyHash: d.text('body_hash').notNull(),
      status: d.int('status').notNull(),
      answer: d.json<Record<string, unknown>>('answer').notNull(),
      at: d.time('at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.accountId, t.id] }), d.index('operation_at').on(t.at)],
  )
  /** Agreement by (scope, target version, last submission, settings, exclusions), recomputed in a worker. */
  const agreementCache = d.table('agreement_cache', {
    key: d.text('key').primaryKey(),
    projectId: d.text('project_id').$type<ProjectId>().notNull(),
    roundId: d.text('round_id').$type<RoundId>(),
    versionId: d.text('version_id').$type<VersionId>().notNull(),
    result: d.json<Record<string, unknown>>('result').notNull(),
    at: d.time('at').notNull(),
  })
  /** Append-only; written in the same transaction as the change. */
  const events = d.table(
    'event',
    {
      id: d.text('id').primaryKey(),
      at: d.time('at').notNull(),
      kind: d.text('kind').notNull(),
      actorId: d.text('actor_id').$type<AccountId>(),
      origin: d.text('origin').$type<'web' | 'api' | 'terminal' | 'system' | 'demo'>().notNull(),
      projectId: d.text('project_id').$type<ProjectId>(),
      itemId: d.text('item_id').$type<ItemId>(),
      subject: d.text('subject'),
      details: d.json<Record<string, unknown>>('details').notNull(),
    },
    (t) => [d.index('event_project').on(t.projectId, t.at), d.index('event_item').on(t.itemId, t.at)],
  )
  return { jobs, uploads, operations, agreementCache, events }
}
