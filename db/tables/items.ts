import type { MediaMeasures } from '#lib/domain/item/media.ts'
import type { AccountId, ItemId, ProjectId, QuestionId, ReferenceId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { ReferenceKind } from '#lib/domain/reference/reference.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { AnyColumn, Dialect } from '../dialect.ts'
import type { defineAccounts } from './accounts.ts'
import type { defineProjects } from './projects.ts'

/** What is labeled: sources, batches, items, their media and slices, and what is known of them from elsewhere. */
export function defineItems(
  d: Dialect,
  { accounts }: ReturnType<typeof defineAccounts>,
  { projects, versions }: ReturnType<typeof defineProjects>,
) {
  const project = () =>
    d
      .text('project_id')
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id)

  const sources = d.table(
    'source',
    {
      id: d.text('id').primaryKey(),
      projectId: project(),
      name: d.text('name').notNull(),
      mmPerPixel: d.real('mm_per_pixel'),
      licence: d.text('licence').notNull().default(''),
      origin: d.text('origin').notNull().default(''),
      createdAt: d.time('created_at').notNull(),
    },
    (t) => [d.uniqueIndex('source_name').on(t.projectId, t.name)],
  )
  /** One import. Its items become visible when its state flips to `ready`. */
  const batches = d.table(
    'batch',
    {
      id: d.text('id').primaryKey(),
      projectId: project(),
      sourceId: d.text('source_id').references(() => sources.id),
      name: d.text('name').notNull(),
      state: d.text('state').$type<'loading' | 'ready' | 'cancelled'>().notNull(),
      jobId: d.text('job_id'),
      createdBy: d
        .text('created_by')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      createdAt: d.time('created_at').notNull(),
      readyAt: d.time('ready_at'),
    },
    (t) => [d.index('batch_project').on(t.projectId, t.state)],
  )
  /** Bytes by content: the file is `blobs/<hash>` in the data folder. */
  const blobs = d.table('blob', {
    /** SHA-256 of the original bytes, in hex. */
    hash: d.text('hash').primaryKey(),
    bytes: d.int('bytes').notNull(),
    /** Sniffed, never what the name claims. */
    type: d.text('type').notNull(),
    createdAt: d.time('created_at').notNull(),
  })
  const items = d.table(
    'item',
    {
      id: d.text('id').$type<ItemId>().primaryKey(),
      projectId: project(),
      batchId: d
        .text('batch_id')
        .notNull()
        .references(() => batches.id),
      sourceId: d.text('source_id').references(() => sources.id),
      /** The id that the project's people know; defaults to the relative path. */
      externalId: d.text('external_id').notNull(),
      revision: d.int('revision').notNull().default(1),
      /** A record instead of media. */
      record: d.json<Record<string, unknown> | null>('record'),
      metadata: d.json<Record<string, string>>('metadata').notNull(),
      mmPerPixel: d.real('mm_per_pixel'),
      /** The item that an augmentation was made from. */
      parentId: d
        .text('parent_id')
        .$type<ItemId>()
        .references((): AnyColumn => items.id),
      /** The item that this one replaces because x was changed, and why. */
      supersedesId: d
        .text('supersedes_id')
        .$type<ItemId>()
        .references((): AnyColumn => items.id),
      supersedesReason: d.text('supersedes_reason'),
      /** A bootstrap resamples groups (speaker, part) where one is named. */
      cluster: d.text('cluster'),
      createdAt: d.time('created_at').notNull(),
      archivedAt: d.time('archived_at'),
      purgedAt: d.time('purged_at'),
    },
    (t) => [
      d.uniqueIndex('item_external_id').on(t.projectId, t.externalId),
      d.index('item_batch').on(t.batchId),
      d.index('item_project').on(t.projectId, t.archivedAt),
    ],
  )
  const item = () =>
    d
      .text('item_id')
      .$type<ItemId>()
      .notNull()
      .references(() => items.id)

  const itemMedia = d.table(
    'item_media',
    {
      itemId: item(),
      role: d.text('role').$type<'primary' | 'context'>().notNull(),
      position: d.int('position').notNull().default(0),
      blobHash: d
        .text('blob_hash')
        .notNull()
        .references(() => blobs.hash),
      /** The name that the file came with, as it was. */
      fileName: d.text('file_name').notNull(),
      measures: d.json<MediaMeasures>('measures').notNull(),
      /** SHA-256 of the derived upright image where it differs from the original. */
      uprightHash: d.text('upright_hash'),
    },
    (t) => [d.primaryKey({ columns: [t.itemId, t.role, t.position] }), d.index('item_media_blob').on(t.blobHash)],
  )
  const itemSlices = d.table(
    'item_slice',
    { itemId: item(), name: d.text('name').notNull(), value: d.text('value').notNull() },
    (t) => [d.primaryKey({ columns: [t.itemId, t.name, t.value] }), d.index('item_slice_name').on(t.name, t.value)],
  )
  const references = d.table(
    'reference',
    {
      id: d.text('id').$type<ReferenceId>().primaryKey(),
      itemId: item(),
      questionId: d.text('question_id').$type<QuestionId>().notNull(),
      answer: d.json<Answer>('answer').notNull(),
      versionId: d
        .text('version_id')
        .$type<VersionId>()
        .notNull()
        .references(() => versions.id),
      kind: d.text('kind').$type<ReferenceKind>().notNull(),
      source: d.text('source').notNull(),
      createdAt: d.time('created_at').notNull(),
    },
    (t) => [d.index('reference_item').on(t.itemId, t.questionId)],
  )
  return { sources, batches, blobs, items, itemMedia, itemSlices, references }
}
