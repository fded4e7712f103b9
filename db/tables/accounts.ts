import type { AccountId, ProjectId } from '#lib/domain/kernel/ids.ts'
import type { MemberKind, Role } from '#lib/domain/project/roles.ts'
import type { Dialect } from '../dialect.ts'

/** People, how they prove who they are, and the links that let them in. */
export function defineAccounts(d: Dialect) {
  const accounts = d.table('account', {
    id: d.text('id').$type<AccountId>().primaryKey(),
    /** Lower case; how a person signs in and is invited. Labelers of imported rounds have none. */
    email: d.text('email').unique(),
    name: d.text('name').notNull(),
    standing: d.text('standing').$type<'admin' | 'member'>().notNull().default('member'),
    /** Made by an import, without sign-in. */
    imported: d.bool('imported').notNull().default(false),
    /** Answers of this account are made by a script. */
    simulated: d.bool('simulated').notNull().default(false),
    disabledAt: d.time('disabled_at'),
    createdAt: d.time('created_at').notNull(),
  })
  const account = () =>
    d
      .text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id)

  /** Ways to sign in: issuer `local` with a password hash (subject = account id), or an OpenID Connect issuer. */
  const identities = d.table(
    'identity',
    {
      id: d.text('id').primaryKey(),
      accountId: account(),
      issuer: d.text('issuer').notNull(),
      subject: d.text('subject').notNull(),
      secretHash: d.text('secret_hash'),
      createdAt: d.time('created_at').notNull(),
    },
    (t) => [
      d.uniqueIndex('identity_issuer_subject').on(t.issuer, t.subject),
      d.index('identity_account').on(t.accountId),
    ],
  )
  const sessions = d.table(
    'session',
    {
      id: d.text('id').primaryKey(),
      accountId: account(),
      createdAt: d.time('created_at').notNull(),
      expiresAt: d.time('expires_at').notNull(),
      endedAt: d.time('ended_at'),
    },
    (t) => [d.index('session_account').on(t.accountId)],
  )
  /** Single-use links, stored as hashes: set-up of the first account, reset of a password, one-time sign-in. */
  const links = d.table('link', {
    hash: d.text('hash').primaryKey(),
    kind: d.text('kind').$type<'setup' | 'reset' | 'sign_in'>().notNull(),
    accountId: d
      .text('account_id')
      .$type<AccountId>()
      .references(() => accounts.id),
    madeBy: d
      .text('made_by')
      .$type<AccountId>()
      .references(() => accounts.id),
    createdAt: d.time('created_at').notNull(),
    expiresAt: d.time('expires_at').notNull(),
    usedAt: d.time('used_at'),
  })
  const invitations = d.table(
    'invitation',
    {
      hash: d.text('hash').primaryKey(),
      projectId: d.text('project_id').$type<ProjectId>(),
      email: d.text('email'),
      roles: d.json<Role[]>('roles').notNull(),
      kind: d.text('kind').$type<MemberKind>().notNull(),
      madeBy: d
        .text('made_by')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      createdAt: d.time('created_at').notNull(),
      expiresAt: d.time('expires_at').notNull(),
      usedAt: d.time('used_at'),
      usedBy: d
        .text('used_by')
        .$type<AccountId>()
        .references(() => accounts.id),
      revokedAt: d.time('revoked_at'),
    },
    (t) => [d.index('invitation_project').on(t.projectId)],
  )
  const apiTokens = d.table(
    'api_token',
    {
      id: d.text('id').primaryKey(),
      accountId: account(),
      name: d.text('name').notNull(),
      hash: d.text('hash').notNull().unique(),
      createdAt: d.time('created_at').notNull(),
      expiresAt: d.time('expires_at'),
      lastUsedAt: d.time('last_used_at'),
      revokedAt: d.time('revoked_at'),
    },
    (t) => [d.index('api_token_account').on(t.accountId)],
  )
  /** Failed sign-ins, for the rate limit; kept in the database so that a restart forgets nothing. */
  const signInAttempts = d.table(
    'sign_in_attempt',
    {
      id: d.text('id').primaryKey(),
      email: d.text('email').notNull(),
      address: d.text('address').notNull(),
      at: d.time('at').notNull(),
    },
    (t) => [d.index('sign_in_attempt_email').on(t.email, t.at), d.index('sign_in_attempt_address').on(t.address, t.at)],
  )
  return { accounts, identities, sessions, links, invitations, apiTokens, signInAttempts }
}
