import type { Definition } from '#lib/domain/definition/definition.ts'
import type { Operation } from '#lib/domain/definition/operation.ts'
import type { AccountId, ProjectId, VersionId } from '#lib/domain/kernel/ids.ts'
import type { MemberKind, Role } from '#lib/domain/project/roles.ts'
import type { ClassImportance, Decider, Regime } from '#lib/domain/project/settings.ts'
import type { AnyColumn, Dialect } from '../dialect.ts'
import type { defineAccounts } from './accounts.ts'

/** Projects, who belongs to them, and the versions of their definition. */
export function defineProjects(d: Dialect, { accounts }: ReturnType<typeof defineAccounts>) {
  const projects = d.table('project', {
    id: d.text('id').$type<ProjectId>().primaryKey(),
    name: d.text('name').notNull(),
    description: d.text('description').notNull().default(''),
    regime: d.text('regime').$type<Regime>().notNull().default('small'),
    /** Regimes and weights of classes and slices that differ from the project's. */
    importance: d.json<ClassImportance[]>('importance').notNull(),
    /** IANA, for "per day". */
    timeZone: d.text('time_zone').notNull().default('UTC'),
    decider: d.text('decider').$type<Decider>().notNull().default('one_sme'),
    /** BCP 47. */
    languages: d.json<string[]>('languages').notNull(),
    mmPerPixel: d.real('mm_per_pixel'),
    /** Seeds of the project: item orders, letters in sessions. */
    seed: d.text('seed').notNull(),
    createdBy: d
      .text('created_by')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    createdAt: d.time('created_at').notNull(),
    archivedAt: d.time('archived_at'),
  })
  const project = () =>
    d
      .text('project_id')
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id)

  const memberships = d.table(
    'membership',
    {
      projectId: project(),
      accountId: d
        .text('account_id')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      roles: d.json<Role[]>('roles').notNull(),
      kind: d.text('kind').$type<MemberKind>().notNull().default('in_house'),
      /** Random, the same in every release of the project, unlinkable between projects. */
      pseudonym: d.text('pseudonym').notNull(),
      joinedAt: d.time('joined_at').notNull(),
      leftAt: d.time('left_at'),
      /** The definition version whose changes this member has read. */
      seenVersionId: d.text('seen_version_id').$type<VersionId>(),
    },
    (t) => [
      d.primaryKey({ columns: [t.projectId, t.accountId] }),
      d.uniqueIndex('membership_pseudonym').on(t.projectId, t.pseudonym),
      d.index('membership_account').on(t.accountId),
    ],
  )

  const versions = d.table(
    'definition_version',
    {
      id: d.text('id').$type<VersionId>().primaryKey(),
      projectId: project(),
      number: d.int('number').notNull(),
      parentId: d
        .text('parent_id')
        .$type<VersionId>()
        .references((): AnyColumn => versions.id),
      operations: d.json<Operation[]>('operations').notNull(),
      definition: d.json<Definition>('definition').notNull(),
      /** SHA-256 of the canonical JSON of definition, operations and the parent's hash. */
      hash: d.text('hash').notNull(),
      note: d.text('note').notNull().default(''),
      publishedBy: d
        .text('published_by')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      publishedAt: d.time('published_at').notNull(),
    },
    (t) => [d.uniqueIndex('definition_version_number').on(t.projectId, t.number)],
  )
  /** The only editable form of a definition; one row is one draft, changed by compare-and-set on `revision`. */
  const definitionDrafts = d.table(
    'definition_draft',
    {
      id: d.text('id').primaryKey(),
      projectId: project(),
      parentId: d
        .text('parent_id')
        .$type<VersionId>()
        .references(() => versions.id),
      revision: d.int('revision').notNull().default(1),
      operations: d.json<Operation[]>('operations').notNull(),
      definition: d.json<Definition>('definition').notNull(),
      note: d.text('note').notNull().default(''),
      createdBy: d
        .text('created_by')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      createdAt: d.time('created_at').notNull(),
      updatedAt: d.time('updated_at').notNull(),
      /** Set when the draft became a version or was dropped. */
      closedAt: d.time('closed_at'),
      publishedAs: d
        .text('published_as')
        .$type<VersionId>()
        .references(() => versions.id),
    },
    (t) => [d.index('definition_draft_project').on(t.projectId, t.closedAt)],
  )
  return { projects, memberships, versions, definitionDrafts }
}
