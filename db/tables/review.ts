import type { ExampleKind } from '#lib/domain/definition/guideline.ts'
import type { Operation } from '#lib/domain/definition/operation.ts'
import type {
  AccountId,
  AnnotationId,
  ItemId,
  ProjectId,
  QuestionId,
  ReleaseId,
  ReviewId,
  RoundId,
  RulingId,
  VersionId,
} from '#lib/domain/kernel/ids.ts'
import type { Decider } from '#lib/domain/project/settings.ts'
import type { ReleaseSettings } from '#lib/domain/release/settings.ts'
import type { CommentAnchor } from '#lib/domain/review/comment.ts'
import type { Dissent, RulingBasis, RulingFinding, Vote } from '#lib/domain/review/ruling.ts'
import type { Answer } from '#lib/domain/schema/answer.ts'
import type { AnyColumn, Dialect } from '../dialect.ts'
import type { defineAccounts } from './accounts.ts'
import type { defineItems } from './items.ts'
import type { defineLabels } from './labels.ts'
import type { defineProjects } from './projects.ts'

/** Review sessions, rulings, comments and releases. */
export function defineReview(
  d: Dialect,
  { accounts }: ReturnType<typeof defineAccounts>,
  { projects, versions }: ReturnType<typeof defineProjects>,
  { items, blobs }: ReturnType<typeof defineItems>,
  { rounds }: ReturnType<typeof defineLabels>,
) {
  const project = () =>
    d
      .text('project_id')
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id)
  const author = () =>
    d
      .text('author_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id)
  const item = () =>
    d
      .text('item_id')
      .$type<ItemId>()
      .notNull()
      .references(() => items.id)

  const reviews = d.table(
    'review',
    {
      id: d.text('id').$type<ReviewId>().primaryKey(),
      projectId: project(),
      name: d.text('name').notNull(),
      roundId: d
        .text('round_id')
        .$type<RoundId>()
        .notNull()
        .references(() => rounds.id),
      questionId: d.text('question_id').$type<QuestionId>().notNull(),
      versionId: d
        .text('version_id')
        .$type<VersionId>()
        .notNull()
        .references(() => versions.id),
      decider: d.text('decider').$type<Decider>().notNull(),
      seed: d.text('seed').notNull(),
      openedBy: d
        .text('opened_by')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      openedAt: d.time('opened_at').notNull(),
      closedAt: d.time('closed_at'),
    },
    (t) => [d.index('review_project').on(t.projectId)],
  )
  const review = () =>
    d
      .text('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id)
  /** The agenda, in order; `pattern` groups items that show the same disagreement. */
  const reviewItems = d.table(
    'review_item',
    {
      reviewId: review(),
      itemId: item(),
      position: d.int('position').notNull(),
      pattern: d.text('pattern').notNull(),
      impact: d.real('impact').notNull(),
      state: d.text('state').$type<'open' | 'revealed' | 'ruled' | 'parked'>().notNull().default('open'),
      revealedAt: d.time('revealed_at'),
      parkedOwner: d
        .text('parked_owner')
        .$type<AccountId>()
        .references(() => accounts.id),
      parkedUntil: d.time('parked_until'),
      parkedReason: d.text('parked_reason'),
    },
    (t) => [d.primaryKey({ columns: [t.reviewId, t.itemId] })],
  )
  /** Cast before any answer is shown. */
  const votes = d.table(
    'vote',
    {
      reviewId: review(),
      itemId: item(),
      accountId: d
        .text('account_id')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      answer: d.json<Answer>('answer').notNull(),
      at: d.time('at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.reviewId, t.itemId, t.accountId] })],
  )
  const rulings = d.table(
    'ruling',
    {
      id: d.text('id').$type<RulingId>().primaryKey(),
      projectId: project(),
      reviewId: d
        .text('review_id')
        .$type<ReviewId>()
        .references(() => reviews.id),
      itemId: item(),
      questionId: d.text('question_id').$type<QuestionId>().notNull(),
      versionId: d
        .text('version_id')
        .$type<VersionId>()
        .notNull()
        .references(() => versions.id),
      finding: d.text('finding').$type<RulingFinding>().notNull(),
      /** The decided answer, carrying its own geometry; for named regions only, `basis.regions` names them. */
      answer: d.json<Answer>('answer').notNull(),
      basis: d.json<RulingBasis>('basis').notNull(),
      pattern: d.text('pattern').notNull(),
      reason: d.text('reason').notNull(),
      votes: d.json<Vote[]>('votes').notNull(),
      dissent: d.json<Dissent[]>('dissent').notNull(),
      /** The guideline entry that it rests on or changes. */
      entryId: d.text('entry_id'),
      precedents: d.json<RulingId[]>('precedents').notNull(),
      overrules: d
        .text('overrules')
        .$type<RulingId>()
        .references((): AnyColumn => rulings.id),
      proposedChange: d.json<{ operations: Operation[]; text: string } | null>('proposed_change'),
      exampleOf: d.json<{ entry: string; kind: ExampleKind } | null>('example_of'),
      authorId: author(),
      at: d.time('at').notNull(),
      supersededBy: d
        .text('superseded_by')
        .$type<RulingId>()
        .references((): AnyColumn => rulings.id),
    },
    (t) => [d.index('ruling_item').on(t.itemId, t.questionId), d.index('ruling_project').on(t.projectId, t.pattern)],
  )
  const comments = d.table(
    'comment',
    {
      id: d.text('id').primaryKey(),
      projectId: project(),
      itemId: d
        .text('item_id')
        .$type<ItemId>()
        .references(() => items.id),
      reviewId: d
        .text('review_id')
        .$type<ReviewId>()
        .references(() => reviews.id),
      roundId: d
        .text('round_id')
        .$type<RoundId>()
        .references(() => rounds.id),
      replyTo: d.text('reply_to').references((): AnyColumn => comments.id),
      anchor: d.json<CommentAnchor | null>('anchor'),
      kind: d.text('kind').$type<'question' | 'comment' | 'reply'>().notNull(),
      /** Who sees it besides the author: the leads, the person asked, everybody, or the session. */
      visibility: d.text('visibility').$type<'leads' | 'author' | 'everybody' | 'session'>().notNull(),
      text: d.text('text').notNull(),
      authorId: author(),
      at: d.time('at').notNull(),
      resolvedAt: d.time('resolved_at'),
      readAt: d.time('read_at'),
    },
    (t) => [d.index('comment_project').on(t.projectId, t.kind), d.index('comment_item').on(t.itemId)],
  )
  const releases = d.table(
    'release',
    {
      id: d.text('id').$type<ReleaseId>().primaryKey(),
      projectId: project(),
      number: d.int('number').notNull(),
      name: d.text('name').notNull(),
      versionId: d
        .text('version_id')
        .$type<VersionId>()
        .notNull()
        .references(() => versions.id),
      settings: d.json<ReleaseSettings>('settings').notNull(),
      manifest: d.json<Record<string, unknown>>('manifest').notNull(),
      /** SHA-256 of the canonical JSON Lines, in hex: the id to log in an experiment tracker. */
      hash: d.text('hash').notNull(),
      rows: d.int('rows').notNull(),
      jsonlBlob: d
        .text('jsonl_blob')
        .notNull()
        .references(() => blobs.hash),
      csvBlob: d
        .text('csv_blob')
        .notNull()
        .references(() => blobs.hash),
      madeBy: d
        .text('made_by')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      madeAt: d.time('made_at').notNull(),
    },
    (t) => [d.uniqueIndex('release_number').on(t.projectId, t.number)],
  )
  /** The exact revisions that a release was built from. */
  const releaseAnnotations = d.table(
    'release_annotation',
    {
      releaseId: d
        .text('release_id')
        .$type<ReleaseId>()
        .notNull()
        .references(() => releases.id),
      annotationId: d.text('annotation_id').$type<AnnotationId>().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.releaseId, t.annotationId] })],
  )
  return { reviews, reviewItems, votes, rulings, comments, releases, releaseAnnotations }
}
