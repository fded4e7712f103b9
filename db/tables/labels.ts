import type { Origin } from '#lib/domain/annotation/origin.ts'
import type { AssignmentState, Sampling } from '#lib/domain/assignment/assignment.ts'
import type {
  AccountId,
  AnnotationId,
  AssignmentId,
  ItemId,
  ProjectId,
  QuestionId,
  RoundId,
  VersionId,
} from '#lib/domain/kernel/ids.ts'
import type { AnswerDocument } from '#lib/domain/schema/answer.ts'
import type { Dialect } from '../dialect.ts'
import type { defineAccounts } from './accounts.ts'
import type { defineItems } from './items.ts'
import type { defineProjects } from './projects.ts'

/** Rounds, who holds which item, and what was answered. */
export function defineLabels(
  d: Dialect,
  { accounts }: ReturnType<typeof defineAccounts>,
  { projects, versions }: ReturnType<typeof defineProjects>,
  { items }: ReturnType<typeof defineItems>,
) {
  const account = () =>
    d
      .text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id)
  const item = () =>
    d
      .text('item_id')
      .$type<ItemId>()
      .notNull()
      .references(() => items.id)

  const rounds = d.table(
    'round',
    {
      id: d.text('id').$type<RoundId>().primaryKey(),
      projectId: d
        .text('project_id')
        .$type<ProjectId>()
        .notNull()
        .references(() => projects.id),
      number: d.int('number').notNull(),
      name: d.text('name').notNull(),
      /** `import`: annotations made elsewhere; `relabel`: what a definition change left to be labeled again. */
      kind: d.text('kind').$type<'label' | 'relabel' | 'import'>().notNull(),
      versionId: d
        .text('version_id')
        .$type<VersionId>()
        .notNull()
        .references(() => versions.id),
      overlap: d.int('overlap').notNull(),
      leaseSeconds: d.int('lease_seconds').notNull().default(1800),
      sampling: d.json<Sampling>('sampling').notNull(),
      /** Share of items that come back blind to the same labeler after a washout, 0 … 1. */
      repeatShare: d.real('repeat_share').notNull().default(0),
      seed: d.text('seed').notNull(),
      openedBy: d
        .text('opened_by')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      openedAt: d.time('opened_at').notNull(),
      closedAt: d.time('closed_at'),
    },
    (t) => [d.uniqueIndex('round_number').on(t.projectId, t.number)],
  )
  const round = () =>
    d
      .text('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id)

  /** The items of a round, with counters that change in the same transaction as the assignments that they count. */
  const roundItems = d.table(
    'round_item',
    {
      roundId: round(),
      itemId: item(),
      /** Probability with which the item was drawn; null when it was not drawn at random. */
      inclusion: d.real('inclusion'),
      /** Slots neither held nor submitted; overlap at first. */
      openSlots: d.int('open_slots').notNull(),
      submitted: d.int('submitted').notNull().default(0),
      /** When the overlap-th answer came in, and by whom: the item closes two minutes later, or when she submits another. */
      completedAt: d.time('completed_at'),
      completedBy: d
        .text('completed_by')
        .$type<AccountId>()
        .references(() => accounts.id),
      closedAt: d.time('closed_at'),
      /** Nobody eligible is left although slots are open; the lead is asked. */
      exhaustedAt: d.time('exhausted_at'),
    },
    (t) => [
      d.primaryKey({ columns: [t.roundId, t.itemId] }),
      d.index('round_item_open').on(t.roundId, t.openSlots),
      d.index('round_item_item').on(t.itemId),
    ],
  )
  /** Who may label in a round; a seeing role only when a lead allowed it (then not blind). */
  const roundLabelers = d.table(
    'round_labeler',
    {
      roundId: round(),
      accountId: account(),
      blind: d.bool('blind').notNull(),
      /** The seed of this labeler's item order. */
      seed: d.text('seed').notNull(),
      addedAt: d.time('added_at').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.roundId, t.accountId] })],
  )
  /** Items of a relabel round that only one labeler is to answer again, with the question that needs it. */
  const relabelRequests = d.table(
    'relabel_request',
    {
      roundId: round(),
      itemId: item(),
      accountId: account(),
      questionIds: d.json<QuestionId[]>('question_ids').notNull(),
      reason: d.text('reason').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.roundId, t.itemId, t.accountId] })],
  )
  const assignments = d.table(
    'assignment',
    {
      id: d.text('id').$type<AssignmentId>().primaryKey(),
      roundId: round(),
      itemId: item(),
      accountId: account(),
      state: d.text('state').$type<AssignmentState>().notNull(),
      /** A further item held ahead of time; not shown yet. */
      prefetched: d.bool('prefetched').notNull().default(false),
      leaseUntil: d.time('lease_until'),
      skipReason: d.text('skip_reason'),
      createdAt: d.time('created_at').notNull(),
      updatedAt: d.time('updated_at').notNull(),
    },
    (t) => [
      d.uniqueIndex('assignment_person').on(t.roundId, t.itemId, t.accountId),
      d.index('assignment_account').on(t.accountId, t.roundId, t.state),
      d.index('assignment_lease').on(t.state, t.leaseUntil),
    ],
  )
  const assignment = () =>
    d
      .text('assignment_id')
      .$type<AssignmentId>()
      .notNull()
      .references(() => assignments.id)

  const drafts = d.table('draft', {
    assignmentId: assignment().primaryKey(),
    revision: d.int('revision').notNull(),
    versionId: d
      .text('version_id')
      .$type<VersionId>()
      .notNull()
      .references(() => versions.id),
    document: d.json<AnswerDocument>('document').notNull(),
    activeSeconds: d.real('active_seconds').notNull().default(0),
    updatedAt: d.time('updated_at').notNull(),
  })
  /** Both sides of a conflict between two saves are kept. */
  const draftConflicts = d.table(
    'draft_conflict',
    {
      id: d.text('id').primaryKey(),
      assignmentId: assignment(),
      baseRevision: d.int('base_revision').notNull(),
      document: d.json<AnswerDocument>('document').notNull(),
      at: d.time('at').notNull(),
    },
    (t) => [d.index('draft_conflict_assignment').on(t.assignmentId)],
  )
  /** What was submitted: immutable; a resubmission is a further revision. */
  const annotations = d.table(
    'annotation',
    {
      id: d.text('id').$type<AnnotationId>().primaryKey(),
      assignmentId: assignment(),
      roundId: round(),
      itemId: item(),
      accountId: account(),
      revision: d.int('revision').notNull(),
      itemRevision: d.int('item_revision').notNull(),
      versionId: d
        .text('version_id')
        .$type<VersionId>()
        .notNull()
        .references(() => versions.id),
      format: d.int('format').notNull(),
      document: d.json<AnswerDocument>('document').notNull(),
      origin: d.text('origin').$type<Origin>().notNull(),
      blind: d.bool('blind').notNull(),
      surplus: d.bool('surplus').notNull().default(false),
      activeSeconds: d.real('active_seconds').notNull(),
      operationId: d.text('operation_id').notNull(),
      submittedAt: d.time('submitted_at').notNull(),
      /** Undone by its labeler before the item closed; the row stays. */
      undoneAt: d.time('undone_at'),
    },
    (t) => [
      d.uniqueIndex('annotation_revision').on(t.assignmentId, t.revision),
      d.index('annotation_round').on(t.roundId, t.itemId),
      d.index('annotation_item').on(t.itemId, t.accountId),
      d.index('annotation_account').on(t.accountId, t.submittedAt),
    ],
  )
  /** Flat and rebuildable from annotations, so that agreement never parses documents. One row per answer or region. */
  const answerValues = d.table(
    'answer_value',
    {
      annotationId: d
        .text('annotation_id')
        .$type<AnnotationId>()
        .notNull()
        .references(() => annotations.id),
      questionId: d.text('question_id').$type<QuestionId>().notNull(),
      position: d.int('position').notNull(),
      kind: d.text('kind').$type<'class' | 'text' | 'box' | 'empty' | 'lacks'>().notNull(),
      regionId: d.text('region_id'),
      classId: d.text('class_id'),
      text: d.text('text'),
      x: d.real('x'),
      y: d.real('y'),
      width: d.real('width'),
      height: d.real('height'),
    },
    (t) => [d.primaryKey({ columns: [t.annotationId, t.questionId, t.position] })],
  )
  return {
    rounds,
    roundItems,
    roundLabelers,
    relabelRequests,
    assignments,
    drafts,
    draftConflicts,
    annotations,
    answerValues,
  }
}
