import { insertAssignment } from '#db/queries/assignment.ts'
import { insertComment } from '#db/queries/comment.ts'
import type { AssignmentId, RoundId } from '#lib/domain/kernel/ids.ts'
import type { Actor } from '#lib/server/actor.ts'
import { insertTestRound } from '#lib/server/labeling/testing/insert-test-round.ts'
import { type AccessRow, forMembers, type Outcome, type Seed } from './access-row.ts'

const base = '/api/v1/projects/[project]'
const own = `${base}/label/assignments/[assignment]`
const everyone = forMembers(['labeler', 'sme', 'lead', 'engineer'])
const leads = forMembers(['lead'])
const watchers = forMembers(['lead', 'engineer'])
/** The assignment is the labeler's: her peers inside the project get 403, as the bad inputs have it. */
const ownerOnly = forMembers(['labeler'])

async function seedRound(seed: Seed): Promise<{ round: RoundId; item: string; version: string }> {
  return insertTestRound(seed.ctx, { project: seed.project, lead: seed.members.lead, labeler: seed.members.labeler })
}

async function seedHeld(seed: Seed, state: 'held' | 'skipped' = 'held') {
  const { round, item, version } = await insertTestRound(seed.ctx, {
    project: seed.project,
    lead: seed.members.lead,
    labeler: seed.members.labeler,
  })
  const now = seed.ctx.now()
  const assignment = seed.ctx.newId<AssignmentId>()
  await insertAssignment(seed.ctx.db, {
    id: assignment,
    roundId: round,
    itemId: item,
    accountId: seed.members.labeler.account.id,
    state,
    leaseUntil: new Date(now.getTime() + 60_000),
    createdAt: now,
    updatedAt: now,
  })
  const answer = { operationId: 'op', versionId: version, document: { format: 1, answers: {} }, activeSeconds: 1 }
  return { params: { assignment }, answer }
}

async function seedQuestion({ ctx, project, members }: Seed, by: Actor = members.labeler) {
  const common = { projectId: project, text: 'Is dust a dent?', at: ctx.now() }
  await insertComment(ctx.db, {
    ...common,
    id: 'question',
    kind: 'question',
    visibility: 'leads',
    authorId: by.account.id,
  })
  await insertComment(ctx.db, {
    ...common,
    id: 'answer',
    kind: 'reply',
    replyTo: 'question',
    visibility: 'author',
    authorId: members.lead.account.id,
  })
}

/** Only who asked may mark an answer as read; to others it does not exist. */
const askerOnly = { ...ownerOnly, sme: 404 as Outcome, lead: 404 as Outcome, engineer: 404 as Outcome }

export const rows: AccessRow[] = [
  { path: `${base}/label/claim`, method: 'POST', outcomes: everyone, request: () => ({ body: {} }) },
  { path: `${base}/label/renew`, method: 'POST', outcomes: everyone, request: () => ({ body: { assignments: [] } }) },
  { path: `${base}/label/release`, method: 'POST', outcomes: everyone, request: () => ({ body: { assignments: [] } }) },
  {
    path: `${base}/label/own`,
    method: 'GET',
    outcomes: everyone,
    request: async (seed) => ({ query: { round: (await seedRound(seed)).round } }),
  },
  {
    path: own,
    method: 'GET',
    outcomes: ownerOnly,
    request: async (seed) => ({ params: (await seedHeld(seed)).params }),
  },
  {
    path: `${own}/draft`,
    method: 'PUT',
    outcomes: ownerOnly,
    request: async (seed) => {
      const { params, answer } = await seedHeld(seed)
      return { params, body: { ...answer, baseRevision: 0 } }
    },
  },
  {
    path: `${own}/submit`,
    method: 'POST',
    outcomes: ownerOnly,
    request: async (seed) => {
      const { params, answer } = await seedHeld(seed)
      return { params, body: { ...answer, replaces: null } }
    },
  },
  {
    path: `${own}/undo`,
    method: 'POST',
    outcomes: ownerOnly, // 409: nothing is submitted
    request: async (seed) => ({ params: (await seedHeld(seed)).params }),
  },
  {
    path: `${own}/reopen`,
    method: 'POST',
    outcomes: ownerOnly,
    request: async (seed) => ({ params: (await seedHeld(seed, 'skipped')).params }),
  },
  {
    path: `${own}/skip`,
    method: 'POST',
    outcomes: ownerOnly,
    request: async (seed) => ({
      params: (await seedHeld(seed)).params,
      body: { operationId: 'op', reason: 'too dark' },
    }),
  },
  {
    path: `${own}/question`,
    method: 'POST',
    outcomes: ownerOnly,
    request: async (seed) => ({ params: (await seedHeld(seed)).params, body: { operationId: 'op', text: 'Dust?' } }),
  },
  { path: `${base}/rounds`, method: 'GET', outcomes: watchers },
  {
    path: `${base}/rounds`,
    method: 'POST',
    outcomes: leads,
    request: () => ({ body: { overlap: 1, draw: { how: 'all' } } }),
  },
  { path: `${base}/rounds/outlook`, method: 'GET', outcomes: leads },
  {
    path: `${base}/rounds/foresight`,
    method: 'GET',
    outcomes: leads,
    request: () => ({ query: { items: '20', labelers: '2' } }),
  },
  { path: `${base}/rounds/relabel`, method: 'POST', outcomes: leads, request: () => ({ body: {} }) },
  {
    path: `${base}/rounds/[round]`,
    method: 'GET',
    outcomes: watchers,
    request: async (seed) => ({ params: { round: (await seedRound(seed)).round } }),
  },
  {
    path: `${base}/rounds/[round]/close`,
    method: 'POST',
    outcomes: leads,
    request: async (seed) => ({ params: { round: (await seedRound(seed)).round } }),
  },
  {
    path: `${base}/rounds/[round]/labelers`,
    method: 'POST',
    outcomes: leads,
    request: async (seed) => ({
      params: { round: (await seedRound(seed)).round },
      body: { account: seed.members.lead.account.id },
    }),
  },
  {
    path: `${base}/rounds/[round]/items/[item]`,
    method: 'POST',
    outcomes: leads, // 409: the item waits for no decision
    request: async (seed) => {
      const { round, item } = await seedRound(seed)
      return { params: { round, item }, body: { how: 'close' } }
    },
  },
  { path: `${base}/inbox`, method: 'GET', outcomes: everyone },
  {
    path: `${base}/inbox/[question]`,
    method: 'POST',
    outcomes: leads,
    request: async (seed) => {
      await seedQuestion(seed)
      return { params: { question: 'question' }, body: { text: 'No.', toAll: false } }
    },
  },
  {
    path: `${base}/inbox/answers/[answer]/read`,
    method: 'POST',
    outcomes: askerOnly,
    request: async (seed) => {
      await seedQuestion(seed)
      return { params: { answer: 'answer' } }
    },
  },
]
